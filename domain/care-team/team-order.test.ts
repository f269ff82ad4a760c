import { expect, it } from 'vitest'
import { compareTeams, type TeamPlace } from './team-order'

const team = (id: string, place: Partial<TeamPlace> = {}): TeamPlace => ({
  id,
  name: '团队',
  servesGrid: false,
  isOfPlace: false,
  isOfStreet: false,
  hasChildDoctor: false,
  ...place,
})
const order = (forChild: boolean, teams: TeamPlace[]) =>
  teams.sort((a, b) => compareTeams(forChild, a, b)).map(({ id }) => id)

it('puts the own grid first, then the own place, then the own street', () => {
  const teams = [
    team('far'),
    team('street', { isOfStreet: true }),
    team('place', { isOfPlace: true }),
    team('grid', { servesGrid: true }),
  ]
  expect(order(false, teams)).toEqual(['grid', 'place', 'street', 'far'])
})

it('E2 44: puts a child doctor first among two teams of one grid, for a child only', () => {
  const teams = () => [
    team('a', { servesGrid: true }),
    team('b', { servesGrid: true, hasChildDoctor: true }),
    team('c', { hasChildDoctor: true }),
  ]
  expect(order(true, teams())).toEqual(['b', 'a', 'c'])
  expect(order(false, teams())).toEqual(['a', 'b', 'c'])
})
