import { Prisma } from '../database/database'

/**
 * Codes of the domain as a condition's list: `status IN ${oneOf(SIGNED_STATUSES)}`. They are written into the statement
 * and not sent beside it: an index over some statuses is found only where the plan sees which are asked for.
 *
 * @throws Error for anything that is not a code of ours, so that nobody's words ever get here
 */
export function oneOf(codes: readonly string[]): Prisma.Sql {
  if (codes.length === 0 || !codes.every((code) => /^[a-z][a-z-]*$/.test(code))) {
    throw new Error('only codes of ours may stand in a statement')
  }
  return Prisma.raw(`(${codes.map((code) => `'${code}'`).join(', ')})`)
}
