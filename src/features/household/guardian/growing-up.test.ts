import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { growingUp } from './growing-up'

const today = localDate('2026-11-22')
const said = (birthDate: string, relation: 'child' | 'self' | 'parent' = 'child') =>
  growingUp({ relation, birthDate: localDate(birthDate) }, today)

describe('D-PR: what a guardian is told of the birthdays that change their rights', () => {
  test.each([
    ['a small child', '2021-05-20'],
    ['91 days before 14', '2013-02-21'],
    ['on the day of 18', '2008-11-22'],
    ['a grown-up', '1990-01-01'],
  ])('nothing for %s', (_, birthDate) => {
    expect(said(birthDate)).toBeNull()
  })

  test.each([
    ['90 days before 14', '2013-02-20', '2027年2月20日 满 14 岁', false],
    ['the day before 14', '2012-11-23', '11月23日 满 14 岁', false],
    ['on the day of 14', '2012-11-22', '满 14 岁了', true],
    ['at 16', '2010-06-01', '满 14 岁了', true],
    ['90 days before 18', '2009-02-20', '2027年2月20日 满 18 岁', false],
    ['the day before 18', '2008-11-23', '11月23日 满 18 岁', false],
  ])('%s', (_, birthDate, words, asksConsent) => {
    expect(said(birthDate)?.sentence).toContain(words)
    expect(said(birthDate)?.asksConsent).toBe(asksConsent)
  })

  test('an adolescent of their own account decides, and is told so', () => {
    expect(said('2011-01-01', 'self')).toEqual({
      sentence: '你满 14 岁了：谁能看你的就诊记录，由你自己定。',
      asksConsent: true,
    })
    expect(said('1990-01-01', 'self')).toBeNull()
  })
})
