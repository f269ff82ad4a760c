import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import { DomainError } from '#domain/kernel/errors'
import type { PaperType } from './attachment-store'

/** A scan of several pages has some; a photograph of an old phone has more before it is made smaller. */
export const PAPER_MAX_BYTES = 8_388_608
const MEGABYTE = 1_048_576
/** Of a picture that was compressed to deceive: decoding it would fill the memory. */
const PIXELS_MAX = 60_000_000
/** Print stays readable, and a page has some hundred kilobytes. */
const LONG_SIDE_PIXELS = 2_400
const JPEG_QUALITY = 82
/** What a compressed part of a document may grow to while it is looked through. */
const INFLATED_MAX_BYTES = 4_194_304
const STREAMS_MAX = 2_000

/** What does something when a document is opened, or carries a file of its own. */
const ACTIVE_NAMES =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|AA|OpenAction|SubmitForm|ImportData)(?![A-Za-z])/

export interface CheckedPaper {
  readonly mediaType: PaperType
  readonly bytes: Buffer
}

/**
 * What is kept of an upload. Pictures are drawn anew: whatever was hidden in them, where they were taken included, is
 * gone. Documents stay as they are, and those that do anything are refused. First bytes decide, whatever the name says.
 *
 * @throws claim_attachment_too_large, claim_attachment_unreadable
 */
export async function checkPaper(bytes: Buffer): Promise<CheckedPaper> {
  if (bytes.length > PAPER_MAX_BYTES) {
    throw new DomainError('claim_attachment_too_large', { maxMegabytes: PAPER_MAX_BYTES / MEGABYTE })
  }
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return checkDocument(bytes)
  if (isPicture(bytes)) return { mediaType: 'image/jpeg', bytes: await drawnAnew(bytes) }
  throw new DomainError('claim_attachment_unreadable')
}

/** JPEG, PNG or WebP. What else the decoder knows is not asked for. */
function isPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12)
  return (
    head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
    (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8).toString('latin1') === 'WEBP')
  )
}

async function drawnAnew(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .rotate()
      .resize({ width: LONG_SIDE_PIXELS, height: LONG_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer()
  } catch {
    throw new DomainError('claim_attachment_unreadable')
  }
}

function checkDocument(bytes: Buffer): CheckedPaper {
  const text = bytes.toString('latin1')
  const isWhole = text.trimEnd().endsWith('%%EOF') && text.includes('/Page')
  const plain = plainNames(text)
  const isOpen = !/\/Encrypt(?![A-Za-z])/.test(plain)
  // Compressed parts are found by their name: nobody writes it with `#xx` but to hide them.
  const isDisguised = plain.split('/ObjStm').length !== text.split('/ObjStm').length
  if (!isWhole || !isOpen || isDisguised || isActive(text) || compressedParts(bytes, text).some(isActive)) {
    throw new DomainError('claim_attachment_unreadable')
  }
  return { mediaType: 'application/pdf', bytes }
}

function isActive(text: string): boolean {
  return ACTIVE_NAMES.test(plainNames(text))
}

/** Names may be written with `#xx` for a letter (ISO 32000-1, 7.3.5). */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Objects may lie in compressed streams (ISO 32000-1, 7.5.7): those are looked through too. */
function compressedParts(bytes: Buffer, text: string): readonly string[] {
  const parts: string[] = []
  const streams = text.matchAll(/\/ObjStm[^]{0,400}?stream\r?\n/g)
  for (const found of streams) {
    const from = found.index + found[0].length
    const to = text.indexOf('endstream', from)
    if (to < 0 || parts.length >= STREAMS_MAX) throw new DomainError('claim_attachment_unreadable')
    parts.push(inflated(bytes.subarray(from, to)))
  }
  return parts
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream, { maxOutputLength: INFLATED_MAX_BYTES }).toString('latin1')
  } catch {
    // What cannot be looked through is not kept.
    throw new DomainError('claim_attachment_unreadable')
  }
}
