"""The tables of companies, by prints alone: the room of an employer, and the industry of a company."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from .tables import Base


class EmployerRoomRow(Base):
    """How often the links of an employer's room were switched off, by the print of its address; no row is none yet."""

    __tablename__ = "employer_rooms"

    email_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    round: Mapped[int]


class CompanyIndustryRow(Base):
    """The industry of a company as the register told it last, by the print of its CVR number. A code of DB07."""

    __tablename__ = "company_industries"

    cvr_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(6))
