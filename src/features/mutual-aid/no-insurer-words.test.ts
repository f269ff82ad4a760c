import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LEGAL_FORM_ZH, LEGAL_FORMS } from '#domain/mutual-aid/plan/legal-form'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Where words stand that a family, the staff or a PDF can show. */
const FOLDERS = ['src', 'domain', 'server', 'prisma/seed']

/** What the law and the country's own scheme are called, and one sentence about other people's companies. */
const FIXED_TERMS = ['基本医疗保险', '医疗保险', '《中华人民共和国保险法》', '不给保险公司']

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.(tsx?|json|md)$/.test(name))
    .filter((name) => !/\.test\.tsx?$|\/generated\//.test(name))
}

test('no words promise what only an insurer may promise: the plan of the demonstration is none (E4 51)', () => {
  const seed = readFileSync(path.join(ROOT, 'prisma/seed/give-fund.ts'), 'utf8')
  const form = LEGAL_FORMS.find((each) => seed.includes(`legalForm: '${each}'`))
  expect(form).toBe('public-mutual-fund')
  const files = FOLDERS.flatMap(sourcesIn)
  expect(files.length).toBeGreaterThan(1000)
  const findings = files.flatMap((name) =>
    readFileSync(path.join(ROOT, name), 'utf8')
      .split('\n')
      .map((line) => FIXED_TERMS.reduce((rest, term) => rest.replaceAll(term, ''), line))
      .flatMap((line, index) => (line.includes('保险') ? [`${name}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(findings).toEqual([])
})

test('nor does the name of any form, not even that of an insurer (E4 51)', () => {
  expect(Object.values(LEGAL_FORM_ZH).join()).not.toContain('保险')
})
