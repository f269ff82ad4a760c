import { expect, test } from 'vitest'
import { worksAt } from './works-at'

test.each([
  ['family-doctor', ['room']],
  ['specialist', ['room']],
  ['front-desk', ['desk']],
  ['nurse', ['room', 'desk']],
  ['health-bureau', []],
])('a %s works at %j', (role, views) => {
  expect(worksAt([{ role }])).toEqual(views)
})
