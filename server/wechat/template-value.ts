import { momentInFull } from '#domain/kernel/time-in-words'

const MAX_THING = 20
const MAX_STRING = 32

/**
 * A value as WeChat takes it for a keyword, cut to its limit ("订阅消息参数值内容限制说明" of sendMessage): thing 20
 * characters of any kind, character_string 32 without Chinese, number 32 digits, time and date on a 24-hour clock. One
 * character too many, a line break or nothing at all would have the whole message refused (47003).
 */
export function templateValue(keyword: string, value: string | number | Date): string {
  const kind = keyword.replace(/\d+$/, '')
  if (value instanceof Date) return momentInFull(value)
  const text = String(value)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
  switch (kind) {
    case 'number':
      return text.replace(/[^\d.]/g, '').slice(0, MAX_STRING) || '0'
    case 'character_string':
      return text.replace(/[^\x21-\x7e]/g, '').slice(0, MAX_STRING) || '-'
    default:
      return shortened(text) || '—'
  }
}

/** Whole characters only: half of a rare one is none. */
function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= MAX_THING ? text : `${characters.slice(0, MAX_THING - 1).join('')}…`
}
