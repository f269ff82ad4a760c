import * as z from 'zod/mini'
import { isLocalDate, type LocalDate } from './time'

/** The shape of a day that the calendar has: 02-29 in leap years only. */
export const day = z.string().check(z.refine(isLocalDate)) as unknown as z.ZodMiniType<LocalDate, string>
