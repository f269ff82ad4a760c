import { Text, View } from '@tarojs/components'
import { isInForceOn } from '#domain/contract/contract-status'
import type { EndReason } from '#domain/contract/end-contract'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { dateInWords, momentInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { SectionTitle } from '../../../components/page/section-title'
import { historyInWords } from '../signed/contract-words'
import { InboxApplication } from './inbox-application'
import type { Application } from './inbox-query'

const END_REASONS_ZH: Readonly<Record<EndReason, string>> = {
  resident: '居民提出结束',
  team: '团队提出结束',
  moved: '搬离了这一片',
  death: '本人去世',
  switched: '换到别的团队',
  'team-dissolved': '团队解散',
  'cooling-off': '刚签好那几天里退的',
}

export interface TeamContractProps {
  contract: Application
  now: Date
  onAdd: () => void
}

/** A signed contract as its team sees it: who, what, both names, what was added and every step. */
export function TeamContract({ contract, now, onAdd }: TeamContractProps) {
  const today = localDateOf(now)
  const { addenda, history, verificationCode } = contract
  const isRunning = isInForceOn(contract, today)
  return (
    <>
      <Note tone={isRunning ? 'ok' : 'info'}>{standsAs(contract, today)}</Note>
      <InboxApplication application={contract} now={now} />
      <SectionTitle title="签了以后补的" {...(isRunning ? { action: '补一条', onAction: onAdd } : {})} />
      <Card>
        <View className="stack stack--3">
          {addenda.length === 0 && <Text className="t-2">没有补过。</Text>}
          {addenda.map(({ text, createdAt, by }) => (
            <View key={createdAt} className="stack">
              <Text className="t-cap t-digits">
                {`${momentInWords(new Date(createdAt), today)} · ${by ?? '家里'}`}
              </Text>
              <Text>{text}</Text>
            </View>
          ))}
        </View>
      </Card>
      <SectionTitle title="走到哪一步" />
      <Card flush>
        {history.map((step) => (
          <Row
            key={`${step.status} ${step.at}`}
            quiet
            title={historyInWords(step.status)}
            value={<Text className="t-digits">{momentInWords(new Date(step.at), today)}</Text>}
          />
        ))}
        {verificationCode && <Row quiet title="验证码" value={verificationCode} />}
      </Card>
    </>
  )
}

function standsAs(contract: Application, today: LocalDate): string {
  const { status, startsOn, endsOn, endedOn, endReason } = contract
  if (endReason) {
    return `${endedOn ? `最后一天 ${dateInWords(endedOn, today)}，` : ''}${END_REASONS_ZH[endReason]}。`
  }
  if (today < startsOn) return `两边都签好了，${dateInWords(startsOn, today)}起生效。`
  if (today > endsOn) return `${dateInWords(endsOn, today)}到期了。`
  const changing = status === 'change-requested' ? '这家在办换团队，办好以前照常管。' : ''
  return `履约中，到 ${dateInWords(endsOn, today)}。${changing}`
}
