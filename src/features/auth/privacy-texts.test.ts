import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { PRIVACY_TEXTS } from './privacy-texts'

/** What everybody agreed to who agreed to a version: another word is another version, and everybody is asked again. */
const AGREED_TO: Readonly<Record<string, string>> = {
  '2026-11-22': '02afd99408a66f84cb41560afceee358e212899e152059f0dec538b24b26d3b3',
}

it('is a new version when a word of it is another', () => {
  const words = Object.values(PRIVACY_TEXTS).map(({ title, sections }) => ({ title, sections }))
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  expect(hash).toBe(AGREED_TO[CURRENT_PRIVACY_VERSION])
})

it.each(Object.entries(PRIVACY_TEXTS))(
  '%s says that WeChat checks what is sent to a team',
  (_, { sections }) => {
    const words = sections.flatMap(({ paragraphs }) => paragraphs).join('')
    expect(words).toMatch(/团队[^。]*的文字和照片，会交给微信做内容安全检查/)
  },
)
