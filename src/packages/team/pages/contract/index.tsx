import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { Chips } from '../../../../components/field/chips'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AddendumSheet } from '../../../../features/contract/team/addendum-sheet'
import { type Application, useApplication } from '../../../../features/contract/team/inbox-query'
import { TeamContract } from '../../../../features/contract/team/team-contract'
import { TeamEndSheet } from '../../../../features/contract/team/team-end-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { openFollowUp, openKeyGroups } from '../../../../features/team-day/team-doors'
import { goBack } from '../../../../platform/screen/go-back'

/** A signed contract of the team, and those of the same household one tap away. */
export default function TeamContractPage() {
  const ids = (useRouter().params.ids ?? '').split('.').filter(Boolean)
  const [id, setId] = useState(ids[0] ?? '')
  const [sheet, setSheet] = useState<'add' | 'end' | null>(null)
  const state = answerState(useApplication(id))
  const now = serverNow()
  if (ids.length === 0) {
    return (
      <Page title="签约">
        <EmptyState title="这份签约不在了" why="可能换了团队。" action="返回" onAction={goBack} />
      </Page>
    )
  }
  return (
    <Page title="签约">
      {ids.length > 1 && (
        <Chips
          label="同一家的几份"
          chips={ids.map((value, index) => ({ value, label: `第 ${index + 1} 份` }))}
          selected={id}
          onToggle={setId}
        />
      )}
      <AnswerView state={state} loading="正在打开签约…" failed="签约没打开">
        {(contract) => (
          <>
            <TeamContract contract={contract} now={now} onAdd={() => setSheet('add')} />
            <Ways contract={contract} now={now} onEnd={() => setSheet('end')} />
          </>
        )}
      </AnswerView>
      {sheet === 'add' && <AddendumSheet id={id} onClose={() => setSheet(null)} />}
      {sheet === 'end' && <TeamEndSheet id={id} onClose={() => setSheet(null)} />}
    </Page>
  )
}

/** What can be done for whoever is signed; what is over has nothing but its history. */
function Ways({ contract, now, onEnd }: { contract: Application; now: Date; onEnd: () => void }) {
  const { patientId, status, endsOn, startsOn } = contract
  const today = localDateOf(now)
  if ((status !== 'signed' && status !== 'change-requested') || today > endsOn) return null
  return (
    <Card flush>
      {startsOn <= today && <Row icon="pen" title="记一次随访" onTap={() => openFollowUp(patientId)} />}
      <Row icon="team" title="重点人群" sub="看依据、补上、结束" onTap={() => openKeyGroups(patientId)} />
      <Row icon="out" title="结束签约" sub="先看看结束意味着什么" onTap={onEnd} />
    </Card>
  )
}
