import * as z from 'zod/mini'

/** Why an operator changes something: kept with the change and read by whoever comes after. */
export const reasonShape = { reason: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)) }
