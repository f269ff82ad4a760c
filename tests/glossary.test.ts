import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const domain = path.resolve(import.meta.dirname, '../domain')
const glossary = readFileSync(path.join(domain, 'GLOSSARY.md'), 'utf8')
const explained = [...glossary.matchAll(/^\| `([\w-]+)` \| (\S[^|]*) \| (\S[^|]*) \|$/gm)].map(
  ([, term]) => term,
)

it('explains every room and every exported noun of the domain, and nothing that is gone', () => {
  const rooms = readdirSync(domain, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  const nouns = rooms.flatMap(({ parentPath, name }) => exportedNouns(path.join(parentPath, name)))
  expect(nouns.length).toBeGreaterThan(40)
  expect(new Set(explained)).toEqual(new Set([...rooms.map(({ name }) => name), ...nouns]))
})

function exportedNouns(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm),
    ])
    .map(([, noun]) => noun ?? '')
}
