import { localDateOf } from '#domain/kernel/time'
import { ageGroupsOn } from '#domain/key-group/age-group'
import { KEY_GROUPS, type KeyGroupTag } from '#domain/key-group/key-group'
import type { Access } from '../../platform/context'
import { keyGroupIndex, keyGroupReader } from '../../platform/sealing/key-group-index'
import { insertDeclared, listTagged } from './store'

/**
 * The groups of each person. Those by age are computed here from the birth date, so that a child that was born this
 * morning is in its group although the nightly run has not come by; the rows of that run are for lists of a panel.
 */
export const keyGroupsOf: Access['keyGroupsOf'] = async (tx, fieldCrypto, patientIds, on) => {
  const groupOf = keyGroupReader(fieldCrypto)
  const people = await listTagged(tx, patientIds, on)
  return new Map(
    people.map(({ patientId, birthDate, tags }) => {
      const byAge = ageGroupsOn(birthDate, on).map((group): KeyGroupTag => ({ group, source: 'age' }))
      const said = tags.flatMap(({ groupIndex, source }) => {
        const group = groupOf(Buffer.from(groupIndex, 'hex'))
        return group ? [{ group, source }] : []
      })
      const all = [...byAge, ...said]
      return [patientId, all.sort((a, b) => KEY_GROUPS.indexOf(a.group) - KEY_GROUPS.indexOf(b.group))]
    }),
  )
}

/** Kept until staff have seen the evidence; what is known already stays as it is. */
export const declareKeyGroups: Access['declareKeyGroups'] = async (ctx, { patientId, groups }, now) => {
  const indexes = groups.map((group) => keyGroupIndex(ctx.fieldCrypto, group))
  if (indexes.length === 0) return
  await insertDeclared(ctx.tx, patientId, indexes, {
    since: localDateOf(now),
    byAccountId: ctx.account.id,
    now,
  })
}
