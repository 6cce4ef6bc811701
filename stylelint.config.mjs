// What a stylesheet of ours must be: no slips, the same in both reading directions,
// and every colour, text size and distance from the tokens.
const sides = ["margin", "padding", "border"].flatMap((box) => [`${box}-left`, `${box}-right`]);
const sizes = ["px", "rem", "pt"];

export default {
  customSyntax: "postcss-scss",
  reportNeedlessDisables: true,
  rules: {
    "at-rule-no-unknown": [true, { ignoreAtRules: ["use"] }],
    "block-no-empty": true,
    "color-named": "never",
    "color-no-hex": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": true,
    "declaration-block-no-shorthand-property-overrides": true,
    "declaration-no-important": true,
    "declaration-property-unit-disallowed-list": {
      "/^(margin|padding|inset|border-radius)/": sizes,
      "/^(font-size|gap|row-gap|column-gap)$/": sizes,
    },
    "function-calc-no-unspaced-operator": true,
    "function-disallowed-list": ["/^rgba?$/", "/^hsla?$/"],
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
  overrides: [
    {
      files: ["**/_tokens.scss"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
};
