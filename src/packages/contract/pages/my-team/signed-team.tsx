import { useState } from 'react'
import { shortTeamName } from '#domain/care-team/team-name'
import { replyWords } from '#domain/conversation/reply-time'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { openBooking, openFamily } from '../../../../features/appointment/doors'
import { openTeam } from '../../../../features/care-team/doors'
import { type CareTeamPage, useTeam } from '../../../../features/care-team/use-team'
import { openContract, openSigning } from '../../../../features/contract/doors'
import { packagesInWords } from '../../../../features/contract/signed/contract-words'
import { StandingCard } from '../../../../features/contract/signed/standing-card'
import { TeamHeadCard } from '../../../../features/contract/signed/team-head-card'
import { type ContractRow, useContractPaper } from '../../../../features/contract/signed/use-contracts'
import { openChat } from '../../../../features/conversation/doors'
import { useUnreadOf } from '../../../../features/conversation/use-thread'
import { unreadInWords } from '../../../../features/message/unread-words'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { openEntry } from '../../../../features/record/doors'
import { DenySheet } from '../../../../features/service-task/deny-sheet'
import { EvaluationSheet } from '../../../../features/service-task/evaluation-sheet'
import { evaluationInWords } from '../../../../features/service-task/evaluation-words'
import { PhoneUnansweredCard } from '../../../../features/service-task/phone-unanswered-card'
import { monthInWords, type ServiceTask } from '../../../../features/service-task/progress-words'
import { ServiceCard } from '../../../../features/service-task/service-card'
import { useEvaluation, useProgress } from '../../../../features/service-task/use-services'
import { callPhone } from '../../../../platform/wechat/phone-call'

export interface SignedTeamProps {
  contract: ContractRow
  /** An application beside it: for another team, or the next term. */
  pending: ContractRow | null
  name: string
}

/** A team that has signed: how it is reached, what it promised and did, and what one may say to that. */
export function SignedTeam({ contract, pending, name }: SignedTeamProps) {
  const { id, patientId, teamId, teamName, startsOn, status } = contract
  const today = localDateOf(serverNow())
  const { data: team } = useTeam(teamId)
  const unread = useUnreadOf(patientId)
  const progress = useProgress(patientId)
  const [denied, setDenied] = useState<ServiceTask | null>(null)
  const [hasRung, setRung] = useState(false)
  const ring = ({ isOpenNow, phone, fallbackPhone }: CareTeamPage) => {
    callPhone(isOpenNow ? phone : fallbackPhone)
    setRung(isOpenNow)
  }
  return (
    <>
      <TeamHeadCard
        contract={contract}
        teamName={shortTeamName(teamName)}
        letter={(team?.members[0]?.name ?? teamName).slice(0, 1)}
        replyWords={replyWords(team?.replyMedianMinutes ?? null)}
        unread={unreadInWords(unread)}
        onChat={status === 'upcoming' ? null : () => openChat(patientId)}
        onCall={team ? () => ring(team) : null}
      />
      {team && hasRung && <PhoneUnansweredCard patientId={patientId} fallbackPhone={team.fallbackPhone} />}
      {pending && <StandingCard contract={pending} name={name} onTap={() => openContract(pending.id)} />}
      {contract.canRenew && !pending && (
        <>
          <Note tone="wait">不会自动续。填过的都在，签一次名就续上了。</Note>
          <Button label="续签" onTap={() => openSigning({ teamId, patientId, previousId: id })} />
        </>
      )}
      <PersonStrip
        patientId={patientId}
        about={packagesInWords(contract)}
        caption={monthInWords(startsOn, today)}
        action="换人"
        onAction={() => openFamily(true)}
      />
      <AnswerView
        state={answerState(progress)}
        loading="正在取服务…"
        failed="服务没取到"
        safe="做过的都有记录，不会丢。"
      >
        {(found) =>
          found && (
            <ServiceCard
              progress={found}
              today={today}
              onEntry={(entry) => openEntry(patientId, entry)}
              onBook={() => openBooking(patientId, 'child-checkup')}
              onDeny={setDenied}
            />
          )
        }
      </AnswerView>
      <StepsOfContract
        id={id}
        hasBegun={status !== 'upcoming'}
        hasPaper={!contract.isTheirsAlone}
        onTeam={() => openTeam(teamId)}
      />
      {denied && <DenySheet task={denied} onClose={() => setDenied(null)} />}
    </>
  )
}

interface StepsOfContractProps {
  id: string
  hasBegun: boolean
  /** The paper names the packages: of an adult it is for them (journeys E2 26). */
  hasPaper: boolean
  onTeam: () => void
}

/** What one may do with a contract, none of it pressing. */
function StepsOfContract({ id, hasBegun, hasPaper, onTeam }: StepsOfContractProps) {
  const paper = useContractPaper()
  return (
    <>
      <Card flush>
        {hasBegun && <EvaluationRow contractId={id} />}
        <Row title="签的什么、换团队、解约" onTap={() => openContract(id)} />
        {hasPaper && (
          <Row
            title="下载签好的协议"
            {...(paper.isPending ? { sub: '正在准备…' } : {})}
            onTap={() => !paper.isPending && paper.mutate(id)}
          />
        )}
        <Row title="团队里都有谁" onTap={onTeam} />
      </Card>
      {paper.error && (
        <Note tone="bad" announced>
          {failureSentence(paper.error)}
        </Note>
      )}
    </>
  )
}

function EvaluationRow({ contractId }: { contractId: string }) {
  const { data: evaluation } = useEvaluation(contractId)
  const [isOpen, setOpen] = useState(false)
  if (!evaluation) return null
  const said = evaluationInWords(evaluation, localDateOf(serverNow()))
  return (
    <>
      <Row
        title="评价这一季的服务"
        sub={said}
        {...(evaluation.mayAnswer ? { onTap: () => setOpen(true) } : {})}
      />
      {isOpen && (
        <EvaluationSheet contractId={contractId} evaluation={evaluation} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
