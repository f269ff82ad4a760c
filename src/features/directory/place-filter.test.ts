import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { EVERY_PLACE, isNarrowed, placeListInput } from './place-filter'

const today = localDate('2026-11-24')

test('nothing is sent that was not chosen', () => {
  expect(placeListInput(EVERY_PLACE, 'sick-visit', today)).toEqual({
    service: 'sick-visit',
    sort: 'earliest',
  })
})

test('a shared position is more exact than a street and takes its place', () => {
  const near = { latitude: 30.6, longitude: 103.3 }
  const input = placeListInput(
    { ...EVERY_PLACE, sort: 'nearest', near, street: '城东街道' },
    'sick-visit',
    today,
  )
  expect(input).toEqual({ service: 'sick-visit', sort: 'nearest', near })
})

test('today, certified and what was typed', () => {
  const filter = { ...EVERY_PLACE, todayOnly: true, certifiedOnly: true, query: ' cdsq ' }
  expect(placeListInput(filter, 'sick-visit', today)).toMatchObject({
    onDay: today,
    certifiedOnly: true,
    query: 'cdsq',
  })
  expect([EVERY_PLACE, { ...EVERY_PLACE, street: '城东街道' }, filter].map(isNarrowed)).toEqual([
    false,
    false,
    true,
  ])
})
