/** What a picture that a family adds is of (FHIR DocumentReference.type). */
export const ATTACHMENT_KINDS = ['vaccine-booklet', 'report', 'discharge-summary', 'other'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export const ATTACHMENT_KIND_NAMES_ZH = {
  'vaccine-booklet': '接种本',
  report: '检查报告',
  'discharge-summary': '出院小结',
  other: '别的资料',
} as const satisfies Record<AttachmentKind, string>

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** After the phone has made it smaller; before that a photograph of an old phone may have 20 MB. */
export const ATTACHMENT_MAX_BYTES = 4_194_304
/** Of one person: more papers than a childhood has, and no store without end. */
export const ATTACHMENTS_MAX = 200

/** The longer side to which a phone shrinks a photograph; print stays readable, and it has some hundred kilobytes. */
export const ATTACHMENT_LONG_SIDE_PIXELS = 2_400

/** What bytes are by their first ones, whatever the file was called; null for everything that is not kept. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  const begins = (at: number, ...expected: number[]) =>
    expected.every((byte, place) => bytes[at + place] === byte)
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return null
}
