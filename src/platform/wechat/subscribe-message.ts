import type { AskToSubscribe } from './subscribe-message-outcome'

/** Only WeChat sends such messages: elsewhere nothing is asked, and the inbox has everything. */
export const askToSubscribe: AskToSubscribe | null = null
