import { localTime, localTimeOf } from './time'

const NOON = localTime('12:00')

/** In which half of its day something begins. */
export function halfDayOf(start: Date): 'morning' | 'afternoon' {
  return localTimeOf(start) < NOON ? 'morning' : 'afternoon'
}
