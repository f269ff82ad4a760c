import { describe, expect, it } from 'vitest'
import { nearestAlternatives } from './alternatives'

const slot = (id: string, time: string, bookable = true) => ({
  id,
  start: `2026-11-25T${time}:00+08:00`,
  bookable,
})
const wanted = slot('wanted', '09:30', false)
const idsOf = (slots: readonly ReturnType<typeof slot>[], count?: number) =>
  nearestAlternatives(slots, wanted, count).map(({ id }) => id)

describe('what a refusal offers instead', () => {
  it('is the two nearest that can be had, the nearer first', () => {
    const far = slot('far', '14:00')
    expect(idsOf([far, slot('after', '10:00'), slot('before', '09:10'), wanted])).toEqual(['before', 'after'])
  })

  it('is rather earlier than later', () => {
    expect(idsOf([slot('later', '09:40'), slot('earlier', '09:20')])).toEqual(['earlier', 'later'])
  })

  it('never is the one that was refused, nor one that would be', () => {
    expect(idsOf([{ ...wanted, bookable: true }, slot('full', '09:40', false)])).toEqual([])
  })

  it('is first of all another practitioner at the same hour', () => {
    expect(idsOf([slot('next', '09:40'), slot('colleague', '09:30')])).toEqual(['colleague', 'next'])
  })

  it('compares moments, not texts', () => {
    const abroad = { id: 'abroad', start: '2026-11-25T01:35:00Z', bookable: true }
    expect(nearestAlternatives([slot('next', '09:40'), abroad], wanted, 1)).toEqual([abroad])
  })

  it('is as many as asked for, or as there are', () => {
    const many = ['10:00', '10:10', '10:20'].map((time) => slot(time, time))
    expect(idsOf(many, 3)).toEqual(['10:00', '10:10', '10:20'])
    expect(idsOf(many, 9)).toHaveLength(3)
    expect(idsOf([])).toEqual([])
  })
})
