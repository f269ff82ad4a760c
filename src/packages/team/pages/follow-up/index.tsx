import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { growthOf, missingInFollowUp, warnsOf } from '../../../../features/follow-up/follow-up-draft'
import { FollowUpForm } from '../../../../features/follow-up/follow-up-form'
import { FollowUpHead } from '../../../../features/follow-up/follow-up-head'
import { type PreparedFollowUp, usePreparedFollowUp } from '../../../../features/follow-up/prepared-follow-up'
import { useFollowUp } from '../../../../features/follow-up/use-follow-up'
import { DoubtSheet } from '../../../../features/growth/doubt-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { openKeyGroups, openTeamContracts } from '../../../../features/team-day/team-doors'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '记一次随访'

/** The 60-second record of what the team did for somebody. */
export default function FollowUpPage() {
  const { patientId = '', taskId } = useRouter().params
  const query = usePreparedFollowUp(patientId, taskId)
  if (!query.data) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在准备记录…" failed="记录没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  return <FollowUpEntry patientId={patientId} prepared={query.data} />
}

function FollowUpEntry({ patientId, prepared }: { patientId: string; prepared: PreparedFollowUp }) {
  const writing = useFollowUp(patientId, prepared)
  const { draft, saved } = writing
  const today = localDateOf(serverNow())
  if (saved) return <Saved isDone={saved.taskIds.length > 0} isHighRisk={saved.isHighRisk} />
  return (
    <Page
      title={TITLE}
      bar={
        <BottomBar>
          {writing.problem && (
            <Note tone="bad" announced>
              {writing.problem}
            </Note>
          )}
          <Button
            label="保存"
            busy={writing.busy}
            disabledReason={missingInFollowUp(draft, prepared.tasks)}
            onTap={() => void writing.save(false)}
          />
        </BottomBar>
      }
    >
      <FollowUpHead prepared={prepared} today={today} />
      <View className="line line--wide line--wrap">
        <Link label="看签约" icon="doc" opens onTap={() => openTeamContracts([prepared.contractId])} />
        <Link label="重点人群" icon="team" opens onTap={() => openKeyGroups(patientId)} />
      </View>
      {warnsOf(draft, prepared) && (
        <Note tone="bad" announced>
          有高危的情况：保存后放进团队的高危提醒，医生今天要看。急的先让居民打 120。
        </Note>
      )}
      <FollowUpForm draft={draft} prepared={prepared} today={today} onChange={writing.change} />
      <DoubtSheet
        doubts={writing.doubts}
        values={growthOf(draft)}
        busy={writing.busy}
        onRewrite={writing.rewrite}
        onConfirm={() => void writing.save(true)}
      />
    </Page>
  )
}

function Saved({ isDone, isHighRisk }: { isDone: boolean; isHighRisk: boolean }) {
  const done = isDone ? '算完成一项，家人在“团队做了什么”里看得到。' : '家人在记录里看得到。'
  return (
    <Page title={TITLE} noBack>
      {isHighRisk && (
        <Note tone="bad" announced>
          已经放进团队的高危提醒，医生今天要看。
        </Note>
      )}
      <EmptyState title="记好了" why={done} action="回到名单" onAction={goBack} />
    </Page>
  )
}
