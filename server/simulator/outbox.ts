const MAX_MESSAGES = 50

export interface SentMessage {
  /** E.164, as the provider was given it. */
  readonly phone: string
  readonly text: string
  readonly code: string
  readonly sentAt: Date
}

export interface Outbox {
  readonly put: (message: SentMessage) => void
  /** Newest first. */
  readonly messages: () => readonly SentMessage[]
}

/** The text messages that would have reached a phone: the last fifty, in memory only. */
export function createOutbox(): Outbox {
  let messages: readonly SentMessage[] = []
  return {
    put(message) {
      messages = [message, ...messages].slice(0, MAX_MESSAGES)
    },
    messages: () => messages,
  }
}

/** A page for people who try the product out: it reloads itself, so that a code just asked for appears. */
export function outboxPage(messages: readonly SentMessage[]): string {
  const rows = messages.map(
    ({ phone, text, sentAt }) =>
      `<li><b>${escapeHtml(phone)}</b> ${escapeHtml(text)} <small>${sentAt.toISOString()}</small></li>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<title>模拟短信</title><h1>模拟短信</h1>
<p>这里是演示用的收件箱，没有短信真的发出去。</p>
<ol>${rows.join('\n') || '<li>还没有短信。</li>'}</ol></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
