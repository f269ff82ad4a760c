import type { Sex } from '../kernel/sex'
import { addMonths, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import { ageInWords, archCharacter, twinMark } from './display'
import type { Relation } from './relation'

/** A row of `patient.list`, as far as it is shown where people are chosen or named. */
export interface FamilyRow {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentMasked: string
  /** A delegate brings somebody else's child until a day. */
  readonly access: 'guardian' | 'delegate'
  readonly accessEndsOn: LocalDate | null
}

/** How a person of the family looks everywhere: their doorway, its colour, what they are called. */
export interface FamilyFace {
  readonly id: string
  /** `我` for the account's own person. */
  readonly name: string
  readonly relation: Relation
  readonly letter: string
  readonly tint: (typeof TINTS)[number]
  readonly birthDate: LocalDate
  readonly age: string
  /** `受托 · 到 2月20日` for a child whom a guardian has entrusted to this account; else null. */
  readonly entrusted: string | null
  /** What stands under the name: what tells twins apart (journeys E1 10), until when it is entrusted, or the age. */
  readonly sub: string
}

/** A last day that is nearer needs no year. */
const NAMED_WITHOUT_YEAR_MONTHS = 11

const TINTS = ['p1', 'p2', 'p3', 'p4'] as const

/** `rows` in the order in which they were added, which keeps each person's colour. */
export function familyFaces(rows: readonly FamilyRow[], today: LocalDate): FamilyFace[] {
  return rows.map((row, place) => {
    const isSelf = row.relation === 'self'
    const age = ageInWords(row.birthDate, today)
    const entrusted = entrustedInWords(row, today)
    return {
      id: row.id,
      name: isSelf ? '我' : row.name,
      relation: row.relation,
      letter: isSelf ? '我' : archCharacter(row.name),
      tint: TINTS[place % TINTS.length] as (typeof TINTS)[number],
      birthDate: row.birthDate,
      age,
      entrusted,
      sub: twinMark(row, rows) ?? entrusted ?? age,
    }
  })
}

function entrustedInWords({ access, accessEndsOn }: FamilyRow, today: LocalDate): string | null {
  if (access !== 'delegate') return null
  if (accessEndsOn === null) return '受托'
  if (accessEndsOn === today) return '受托 · 到今天'
  // A doorway is narrow, and a day of the months ahead can be meant of one year only.
  const isNear = accessEndsOn < addMonths(today, NAMED_WITHOUT_YEAR_MONTHS)
  return `受托 · 到 ${dateInWords(accessEndsOn, isNear ? accessEndsOn : today)}`
}

/** Children first: they are who a parent opens this for. Otherwise in the order in which they were added. */
export function childrenFirst(faces: readonly FamilyFace[]): FamilyFace[] {
  const isChild = ({ relation }: FamilyFace) => relation === 'child' || relation === 'grandchild'
  return [...faces.filter(isChild), ...faces.filter((face) => !isChild(face))]
}
