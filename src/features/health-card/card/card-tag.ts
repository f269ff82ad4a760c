import { CARD_STATUS_NAMES_ZH, type CardStatus } from '#domain/health-card/card-status'
import type { TagProps } from '../../../components/content/tag'

const TONES = { applied: 'wait', active: 'ok', frozen: 'bad', cancelled: 'mute' } as const

/** How a card stands: colour, icon and word together (design guide §8). */
export function cardTag(status: CardStatus): TagProps {
  return { tone: TONES[status], label: CARD_STATUS_NAMES_ZH[status] }
}
