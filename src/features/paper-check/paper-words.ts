import type { LocalDate } from '#domain/kernel/time'
import type { TagProps } from '../../components/content/tag'

/** What a real paper is worth today: it may be over, or never have come to count. */
export function worthOf(
  {
    valid,
    startsOn,
    endsOn,
  }: { readonly valid: boolean; readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null },
  today: LocalDate,
): Pick<TagProps, 'label' | 'tone'> {
  if (!valid) return { label: '不作数了', tone: 'bad' }
  if (endsOn !== null && endsOn < today) return { label: '已经结束', tone: 'mute' }
  if (startsOn !== null && today < startsOn) return { label: '还没开始', tone: 'wait' }
  return { label: '有效', tone: 'ok' }
}
