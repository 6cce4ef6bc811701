// What a stylesheet of ours must be: no slips, and the same in both reading directions.
const sides = ["margin", "padding", "border"].flatMap((box) => [`${box}-left`, `${box}-right`]);

export default {
  customSyntax: "postcss-scss",
  reportNeedlessDisables: true,
  rules: {
    "at-rule-no-unknown": [true, { ignoreAtRules: ["use"] }],
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": true,
    "declaration-block-no-shorthand-property-overrides": true,
    "declaration-no-important": true,
    "function-calc-no-unspaced-operator": true,
    "length-zero-no-unit": true,
    "max-nesting-depth": 3,
    "media-feature-name-no-unknown": true,
    "no-duplicate-selectors": true,
    "property-disallowed-list": [...sides, "left", "right", "float"],
    "property-no-unknown": true,
    "selector-max-id": 0,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": true,
    "shorthand-property-no-redundant-values": true,
    "unit-no-unknown": true,
  },
};
