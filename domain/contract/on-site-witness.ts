import * as z from 'zod/mini'
import { plainWords } from '../kernel/plain-words'

/**
 * What two members of staff write down when a resident signs before them (journeys E2 12, 13, 14, 35): why not by their
 * own phone, who witnessed it, that the agreement was read aloud, and that a photo was agreed to.
 */
export const onSiteWitness = z.strictObject({
  reason: z.enum(['no-phone', 'cannot-read', 'cannot-see', 'cannot-write', 'no-capacity']),
  /** Who was there beside staff; for somebody without capacity their guardian. */
  witnessName: plainWords(40, 1),
  witnessRelation: plainWords(20, 1),
  /** 监护人证明, 户口簿 …; asked for when a guardian signs for a grown-up. */
  documentsSeen: plainWords(100),
  isReadAloud: z.literal(true),
  hasPhotoConsent: z.boolean(),
})

export type OnSiteWitness = z.infer<typeof onSiteWitness>

export const ON_SITE_REASONS_ZH = {
  'no-phone': '本人没有手机',
  'cannot-read': '本人不识字',
  'cannot-see': '本人看不清',
  'cannot-write': '本人写不了字',
  'no-capacity': '由法定监护人代签',
} as const satisfies Record<OnSiteWitness['reason'], string>

/** Of a guardian of a grown-up the papers were seen, or nothing is signed (journeys E2 14). */
export function lacksDocuments({ reason, documentsSeen }: OnSiteWitness): boolean {
  return reason === 'no-capacity' && documentsSeen === ''
}
