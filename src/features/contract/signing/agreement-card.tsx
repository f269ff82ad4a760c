import { Text, View } from '@tarojs/components'
import type { client } from '../../../api/client'
import { spoken } from '../../../components/accessibility/accessibility'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { readAloud } from '../../../platform/speech/read-aloud'
import { changedInWords } from './changed-words'
import './agreement-card.scss'

export type Agreement = Awaited<ReturnType<typeof client.contract.agreement.query>>

export interface AgreementCardProps {
  agreement: Pick<Agreement, 'title' | 'version' | 'summary' | 'sections' | 'readMinutes' | 'plainWords'>
  /** What of it reads otherwise than the text that was read before (journeys E2 17). */
  changed?: readonly string[]
  opened: boolean
  onOpen: (opened: boolean) => void
}

/** The five points that matter most, the whole text a tap away, and both read out to whoever wants. */
export function AgreementCard({ agreement, changed = [], opened, onOpen }: AgreementCardProps) {
  const { title, version, summary, sections, readMinutes, plainWords } = agreement
  const speak = readAloud
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          {title}
        </Text>
        <Tag tone="mute" label={`${version} 版`} />
      </View>
      <View className="line line--wrap mt2">
        {speak && <Link label="念给我听" icon="sound" onTap={() => speak([title, ...summary].join('。'))} />}
        <Link label={opened ? '收起全文' : '看全文'} icon="doc" onTap={() => onOpen(!opened)} />
        <Text className="t-sub t-2 grow agreement-card__minutes">{`约 ${readMinutes} 分钟`}</Text>
      </View>
      {changed.length > 0 && (
        <View className="mt3">
          <Note tone="wait" announced>
            <Text>{`和你看过的不一样：${changedInWords(changed)}。看一遍再签。`}</Text>
          </Note>
        </View>
      )}
      {plainWords && (
        <View className="mt3">
          <Note tone="primary">
            <View className="stack stack--2">
              <Text className="t-strong">给孩子自己看</Text>
              {plainWords.map((words) => (
                <Text key={words}>{words}</Text>
              ))}
            </View>
          </Note>
        </View>
      )}
      <View className="divider mt3" />
      <Text className="t-strong mt3">最要紧的几条</Text>
      {summary.map((words, index) => (
        <View key={words} className="agreement-card__point">
          <Text className="t-primary t-strong t-digits">{index + 1}</Text>
          <Text className="t-body grow">{words}</Text>
        </View>
      ))}
      {opened &&
        sections.map(({ heading, paragraphs }) => (
          <View key={heading} className="mt3">
            <View className="line line--wrap">
              <Text className="t-strong" {...spoken({ role: 'heading', level: 3 })}>
                {heading}
              </Text>
              {changed.includes(heading) && <Tag tone="wait" label="改过" />}
            </View>
            {paragraphs.map((words) => (
              <Text key={words} className="agreement-card__paragraph t-body">
                {words}
              </Text>
            ))}
          </View>
        ))}
    </Card>
  )
}
