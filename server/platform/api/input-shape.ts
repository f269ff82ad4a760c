import * as z from 'zod/mini'
import { isLocalDate, type LocalDate } from '#domain/kernel/time'

/** The shapes that every router's inputs are made of. */

/** One spelling, so that two texts that name one row are equal. */
export const id = z.uuid().check(z.toLowerCase())

/** A day that the calendar has: 02-29 in leap years only. */
export const day = z.string().check(z.refine(isLocalDate)) as unknown as z.ZodMiniType<LocalDate, string>
