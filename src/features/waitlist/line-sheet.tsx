import { Text, View } from '@tarojs/components'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import type { FamilyFace } from '#domain/patient/family-face'
import { failureSentence } from '../../api/failure-of'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import { LoadingState } from '../../components/page/loading-state'
import { Sheet } from '../../components/sheet/sheet'
import { useElderMode } from '../../theme/elder-mode'
import { usePublishedLine, type WaitlistEntry } from './use-waitlist'
import { orderInWords, ownPlaces, PRECEDENCE_WORDS, wishInWords } from './waitlist-words'

export interface LineSheetProps {
  of: { organizationId: string; organizationName: string; service: Service }
  /** What the family itself waits for, so that it finds its own places. */
  entries: readonly WaitlistEntry[]
  people: readonly FamilyFace[]
  today: LocalDate
  onClose: () => void
}

/** The line as everybody may read it: since when and for what, never who. */
export function LineSheet({ of, entries, people, today, onClose }: LineSheetProps) {
  const { organizationId, service } = of
  const { elder } = useElderMode()
  const { data, error } = usePublishedLine({ organizationId, service })
  const own = ownPlaces(data?.rows ?? [], entries, people)
  return (
    <Sheet open title={`${of.organizationName}的队伍`} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-sub">{orderInWords(elder)}。只公开顺序，不公开是谁。</Text>
        {error && <Note tone="bad">{failureSentence(error)}</Note>}
        {!data && !error && <LoadingState label="正在取队伍…" shape="rows" />}
        {data?.rows.map((row) => (
          <View key={row.place} className="line line--top">
            <Text className="t-strong t-digits">{row.place}</Text>
            <View className="grow stack">
              <Text className="t-body">
                {wishInWords(row, today)}
                {row.practitionerId ? '' : ' · 任一认证儿科医生'}
              </Text>
              <Text className="t-cap">
                {momentInWords(new Date(row.joinedAt), today)} 开始排 · {PRECEDENCE_WORDS[row.precedence]}
                {row.isOffered ? ' · 正在问' : ''}
              </Text>
              {own.has(row.id) && (
                <View className="line">
                  <Tag label={`${own.get(row.id)}在这里`} tone="ok" />
                </View>
              )}
            </View>
          </View>
        ))}
        {data && data.waiting > data.rows.length && (
          <Text className="t-cap">后面还有 {data.waiting - data.rows.length} 位</Text>
        )}
      </View>
    </Sheet>
  )
}
