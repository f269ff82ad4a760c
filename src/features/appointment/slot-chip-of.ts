import { type OfferedSlot, timeOf } from './offered-slot'
import { refusalWords } from './refusal-words'

export interface ChipOfSlot {
  readonly time: string
  readonly state: 'free' | 'chosen' | 'refused'
  readonly label: string
  readonly spokenLabel: string
}

/** How a slot stands in the grid. A chosen slot that was lost meanwhile is shown as lost. */
export function slotChipOf(
  slot: OfferedSlot,
  { chosen, today, elder }: { readonly chosen: boolean; readonly today: string; readonly elder: boolean },
): ChipOfSlot {
  const time = timeOf(slot.start)
  const spokenTime = `${Number(time.slice(0, 2))}点${time.slice(3)}`
  if (slot.refusal) {
    const words = refusalWords(slot.refusal, today, elder)
    return {
      time,
      state: 'refused',
      label: words,
      spokenLabel: `${spokenTime}，${words}，约不了，点一下看原因`,
    }
  }
  const left = elder ? `剩 ${slot.free} 个` : `剩 ${slot.free}`
  const spokenLeft = `剩${slot.free}个号`
  return chosen
    ? {
        time,
        state: 'chosen',
        label: elder ? '选好了' : `已选 · ${left}`,
        spokenLabel: `${spokenTime}，${spokenLeft}，已选`,
      }
    : { time, state: 'free', label: left, spokenLabel: `${spokenTime}，${spokenLeft}` }
}
