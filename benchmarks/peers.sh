#!/usr/bin/env sh
# Installs the linters that ours is measured beside, from the npm registry, into benchmarks/.peers.
set -eu
cd "$(dirname "$0")"
mkdir -p .peers
cd .peers
[ -f package.json ] || echo '{"private": true}' > package.json
npm install --no-audit --no-fund --silent \
    autocorrect-node@2 zhlint@0.8 textlint@15 textlint-rule-prh@6 @textlint/textlint-plugin-text@15
cat > prh.yml <<'YAML'
version: 1
rules:
  - {expected: 部署, pattern: 布署}
  - {expected: 即使, pattern: 既使}
  - {expected: 截至, pattern: "/截止(?=\\d)/"}
  - {expected: 尊法, pattern: 遵法守法}
  - {expected: 当家作主, pattern: 当家做主}
YAML
cat > .textlintrc.json <<'JSON'
{"plugins": {"@textlint/text": {"extensions": [".txt"]}}, "rules": {"prh": {"rulePaths": ["prh.yml"]}}}
JSON
