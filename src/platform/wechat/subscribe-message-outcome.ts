const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
export type WechatAnswer = (typeof ANSWERS)[number]

/**
 * `answered`: per template id. `switched-off`: the person keeps this mini-program from sending anything. `failed`: the
 * question was never seen, because of the network or because the page was left.
 */
export type SubscribeOutcome =
  | { readonly kind: 'answered'; readonly answers: Readonly<Record<string, WechatAnswer>> }
  | { readonly kind: 'switched-off' }
  | { readonly kind: 'failed' }

/** Must be called by the tap itself, before anything is waited for: WeChat refuses to ask otherwise. */
export type AskToSubscribe = (templateIds: readonly string[]) => Promise<SubscribeOutcome>

/** What somebody answers who wants to hear it as well. */
const WITH_SOUND = ['acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush']
/** "The main switch is switched off", and the mini-program may not send at all. */
const SWITCHED_OFF_CODES = [20004, 20005]

/** What `wx.requestSubscribeMessage` resolved with: template ids as keys, beside `errMsg`. */
export function readAnswers(
  result: Readonly<Record<string, unknown>>,
  templateIds: readonly string[],
): SubscribeOutcome {
  const answers = templateIds.flatMap((id): [string, WechatAnswer][] => {
    const said = result[id]
    const answer = ANSWERS.find((known) => known === said)
    if (answer) return [[id, answer]]
    return WITH_SOUND.some((known) => known === said) ? [[id, 'accept']] : []
  })
  return answers.length > 0 ? { kind: 'answered', answers: Object.fromEntries(answers) } : { kind: 'failed' }
}

/** What it was rejected with. */
export function readFailure(error: unknown): SubscribeOutcome {
  const code = (error as { errCode?: unknown } | null)?.errCode
  return SWITCHED_OFF_CODES.some((known) => known === code) ? { kind: 'switched-off' } : { kind: 'failed' }
}
