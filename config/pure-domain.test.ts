import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

/** The part of Babel that this needs: it brings no types of its own. */
interface Babel {
  transformSync(source: string, options: object): { readonly code: string }
}
const babel = createRequire(import.meta.url)('@babel/core') as Babel

function marked(source: string): string {
  const plugins = ['./config/pure-domain.cjs']
  return babel.transformSync(source, { configFile: false, plugins, sourceType: 'module' }).code
}

test.each([
  'export const words = plainWords(20, 1)',
  'const kinds = new Set([1])',
  'export const shape = { a: z.string() }',
])('what is computed while a rule is loaded can be left out: %s', (source) => {
  expect(marked(source)).toMatch(/= \/\*#__PURE__\*\/\(\(\) => .+\)\(\);$/s)
})

test.each([
  'export const max = 300;',
  'const names = ["a"];',
  'export const later = () => plainWords(20);',
  'export const rule = { decide: () => plainWords(20) };',
  'refuse("late");',
])('the rest is as it was: %s', (source) => {
  expect(marked(source)).not.toContain('PURE')
})
