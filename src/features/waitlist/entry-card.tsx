import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { useWaitlistWrites, type WaitlistEntry } from './use-waitlist'
import { entryTag, placeInWords, wishInWords } from './waitlist-words'

export interface EntryCardProps {
  entry: WaitlistEntry
  face: FamilyFace | undefined
  today: LocalDate
  offline: boolean
  onSeeLine: () => void
}

/** What somebody waits for, how many are before them, and the ways out. */
export function EntryCard({ entry, face, today, offline, onSeeLine }: EntryCardProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const { leave, resume, busy } = useWaitlistWrites()
  const tag = entryTag(entry)
  const isOpen = entry.status !== 'closed'
  const act = (write: typeof leave | typeof resume) => {
    write({ id: entry.id }).catch((error: unknown) => setProblem(failureSentence(error)))
  }
  return (
    <Card>
      <View className="line line--wrap">
        {face && <ArchAvatar letter={face.letter} tint={face.tint} size="xs" />}
        <Text className="t-strong">
          {face?.name ?? '家人'} · {SERVICE_NAMES_ZH[entry.service]}
        </Text>
        <View className="push">
          <Tag label={tag.label} tone={tag.tone} />
        </View>
      </View>
      {entry.place !== null && <View className="t-h2 t-digits mt2">{placeInWords(entry.place)}</View>}
      <View className="t-sub mt2">{wishInWords(entry, today)}</View>
      <View className="t-sub">
        {entry.practitionerName ?? '任一认证儿科医生'} · {entry.organizationName}
      </View>
      {entry.status === 'paused' && (
        <View className="mt3">
          <Note tone="wait">两次空出来的号没有答复，先不问你了。原来的位置还在。</Note>
        </View>
      )}
      {problem && (
        <View className="mt3">
          <Note tone="bad" announced>
            {problem}
          </Note>
        </View>
      )}
      {isOpen && !offline && (
        <View className="line line--elder-stack mt3">
          {entry.status === 'paused' && (
            <Button label="继续排" size="medium" width="grow" busy={busy} onTap={() => act(resume)} />
          )}
          <Button
            label={isLeaving ? '不要这个位置了' : '不排了'}
            kind="secondary"
            size="medium"
            width="grow"
            busy={busy}
            onTap={() => (isLeaving ? act(leave) : setLeaving(true))}
          />
        </View>
      )}
      {isOpen && !offline && isLeaving && (
        <View className="t-cap mt2">再点一次就退出，位置让给后面的人。以后再排，要从最后排起。</View>
      )}
      {isOpen && !offline && (
        <View className="mt2">
          <Link label="看公开的队伍" onTap={onSeeLine} />
        </View>
      )}
    </Card>
  )
}
