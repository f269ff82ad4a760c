import { localTime, localTimeOf } from './time'

/** Where the afternoon of a day begins. */
export const NOON = localTime('12:00')

/** In which half of its day something begins. */
export function halfDayOf(start: Date): 'morning' | 'afternoon' {
  return localTimeOf(start) < NOON ? 'morning' : 'afternoon'
}
