import * as z from 'zod/mini'

/** What names a rule or a region: longer is none of ours. */
export const ruleName = z.string().check(z.maxLength(40))
