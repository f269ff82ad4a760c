import type { LocalDate } from '../../kernel/time'

/** `YX26-000318`: the plan, the year in which the plan's year begins, and a number that is given once. */
export function certificateNumber(planCode: string, yearStartsOn: LocalDate, serial: number): string {
  return `${planCode}${yearStartsOn.slice(2, 4)}-${String(serial).padStart(6, '0')}`
}
