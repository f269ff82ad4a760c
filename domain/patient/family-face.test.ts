import { describe, expect, test } from 'vitest'
import { localDate } from '../kernel/time'
import { childrenFirst, type FamilyRow, familyFaces } from './family-face'

const today = localDate('2026-10-12')

function row(name: string, fields: Partial<FamilyRow> = {}): FamilyRow {
  return {
    id: name,
    name,
    relation: 'child',
    birthDate: localDate('2025-08-01'),
    sex: 'female',
    documentMasked: '510183********0027',
    access: 'guardian',
    accessEndsOn: null,
    ...fields,
  }
}

describe('a person looks the same everywhere', () => {
  test('the account’s own person is 我', () => {
    const [self] = familyFaces(
      [row('林晓敏', { relation: 'self', birthDate: localDate('1995-03-02') })],
      today,
    )
    expect(self).toMatchObject({ name: '我', letter: '我', sub: '31岁' })
  })

  test('colours follow the order of adding and start again after four', () => {
    const faces = familyFaces(
      ['甲', '乙', '丙', '丁', '戊'].map((name, days) =>
        row(name, { birthDate: localDate(`2025-08-0${days + 1}`) }),
      ),
      today,
    )
    expect(faces.map(({ tint }) => tint)).toEqual(['p1', 'p2', 'p3', 'p4', 'p1'])
  })

  test('journeys E1 10: twins show sex and the tail of the number instead of their one age', () => {
    const faces = familyFaces(
      [row('周小禾'), row('周小苗', { sex: 'male', documentMasked: '510183********0019' })],
      today,
    )
    expect(faces.map(({ sub }) => sub)).toEqual(['女 · 尾号 0027', '男 · 尾号 0019'])
  })

  test.each([
    ['2026-12-31', '受托 · 到 12月31日'],
    ['2027-02-20', '受托 · 到 2月20日'],
    ['2027-09-12', '受托 · 到 2027年9月12日'],
    ['2026-10-12', '受托 · 到今天'],
  ])('an entrusted child says until when: %s', (day, words) => {
    const [face] = familyFaces([row('周小禾', { access: 'delegate', accessEndsOn: localDate(day) })], today)
    expect(face).toMatchObject({ entrusted: words, sub: words })
  })

  test('a guardian’s own child has an end too, at eighteen, of which nothing is said here', () => {
    const [face] = familyFaces([row('周小禾', { accessEndsOn: localDate('2043-07-31') })], today)
    expect(face).toMatchObject({ entrusted: null, sub: '1岁2个月' })
  })

  test('children stand first', () => {
    const family = [row('林晓敏', { relation: 'self' }), row('周小禾'), row('王桂芳', { relation: 'parent' })]
    expect(childrenFirst(familyFaces(family, today)).map(({ name }) => name)).toEqual([
      '周小禾',
      '我',
      '王桂芳',
    ])
  })
})
