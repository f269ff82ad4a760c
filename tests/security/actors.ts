import { STAFF_ROLES, type StaffRole } from '#domain/account/account-role'
import type { Context } from '#server/platform/context'
import type { World } from '../support/inputs/example-inputs'
import type { TestApp } from '../support/room/test-app'
import { type AccessRow } from './access-table'

/** Everybody who may ask, as they stand to the family of a world. */
export type Actor =
  | 'nobody'
  | 'guardian'
  | 'other guardian'
  | 'delegate'
  | 'other centre’s doctor'
  | StaffRole

export const ACTORS: readonly Actor[] = [
  'nobody',
  'guardian',
  'other guardian',
  'delegate',
  'other centre’s doctor',
  ...STAFF_ROLES,
]

/** The other guardian and the other doctor are of the second world, which lies in another region. */
export function contextOf(app: TestApp, actor: Actor, world: World, other: World): Context {
  switch (actor) {
    case 'nobody':
      return app.context(null)
    case 'guardian':
      return app.context(world.accountId)
    case 'other guardian':
      return app.context(other.accountId)
    case 'delegate':
      return app.context(world.delegateId)
    case 'other centre’s doctor':
      return app.context(other.staff['family-doctor'].accountId, other.staff['family-doctor'].staff)
    default:
      return app.context(world.staff[actor].accountId, world.staff[actor].staff)
  }
}

/** Somebody whom the table lets in. */
export function letIn({ who }: AccessRow): Actor {
  return typeof who === 'string' ? 'guardian' : (who[0] as StaffRole)
}
