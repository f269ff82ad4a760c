import { COUNTY_CODE } from './demo-document'
import { DEMO_ORGANIZATIONS } from './demo-organizations'

/** The first number of each kind of street in GB/T 10114: 街道, 镇, 乡. */
const FIRST_OF_KIND = [
  ['街道', 1],
  ['镇', 100],
  ['乡', 200],
] as const
const FIRST_VILLAGE = 101

const STREETS = [...new Set(DEMO_ORGANIZATIONS.flatMap(({ street }) => street || []))]

/** The area that a centre or a village station of the demo serves (rules D-CARD-07); null above them. */
export function demoAreaCode(key: string): string | null {
  const place = DEMO_ORGANIZATIONS.find((each) => each.key === key)
  if (!place?.street || place.kind === 'region' || place.kind === 'lead-hospital') return null
  const isVillage = place.kind === 'village-station'
  const neighbours = DEMO_ORGANIZATIONS.filter(
    ({ street, kind }) => street === place.street && (kind === 'village-station') === isVillage,
  )
  const committee = (isVillage ? FIRST_VILLAGE : 1) + neighbours.indexOf(place)
  return `${COUNTY_CODE}${digits(streetNumber(place.street))}${digits(committee)}`
}

function streetNumber(street: string): number {
  const [suffix, first] = FIRST_OF_KIND.find(([kind]) => street.endsWith(kind)) ?? ['', 300]
  return first + STREETS.filter((other) => other.endsWith(suffix)).indexOf(street)
}

function digits(number: number): string {
  return String(number).padStart(3, '0')
}
