import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords, momentInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { SectionTitle } from '../../../../components/page/section-title'
import { AppealSheet } from '../../../../features/claim/appeal-sheet'
import { ArithmeticCard } from '../../../../features/claim/arithmetic-card'
import { ClaimHero } from '../../../../features/claim/claim-hero'
import { CLAIM_STEP_NAMES_ZH } from '../../../../features/claim/claim-words'
import { DifferenceCard } from '../../../../features/claim/difference-card'
import { openLoop } from '../../../../features/claim/doors'
import { MoreSheet } from '../../../../features/claim/more-sheet'
import { OwnPapers } from '../../../../features/claim/own-papers'
import { type ClaimView, useClaimWrite } from '../../../../features/claim/use-claims'
import { WhyCard } from '../../../../features/claim/why-card'

type Open = 'appeal' | 'more' | null

export function ClaimResult({ claim, name }: { claim: ClaimView; name: string }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const withdraw = useClaimWrite(client.claim.withdraw.mutate)
  const { reject, asked, status } = claim
  const isUndecided = status === 'submitted' || status === 'need-more' || status === 'under-review'
  return (
    <>
      <ClaimHero claim={claim} name={name} />
      {asked && (
        <>
          <Note tone="wait" announced>
            <Text>{asked.text}</Text>
          </Note>
          <Button label="补上" onTap={() => setOpen('more')} />
        </>
      )}
      {reject && (
        <Note tone="bad" icon="info">
          <View className="t-strong">{reject.nameZh}</View>
          <Text>{reject.text}</Text>
        </Note>
      )}
      {reject ? (
        <ArithmeticCard title="要是能付，会这样算" steps={claim.steps} />
      ) : (
        <>
          <ArithmeticCard steps={claim.steps} feeKeptFen={claim.feeKeptFen} />
          <DifferenceCard
            title={claim.pathway === 'B' ? '急诊补登过，多了' : '走社区这条路，多了'}
            differenceFen={claim.differenceFen}
            ifDirectFen={claim.ifDirectFen}
          />
        </>
      )}
      <Link label="这一次怎么走的" opens onTap={() => openLoop(claim.patientId, claim.id)} />
      <WhyCard pathwayZh={claim.pathwayZh} whyPathway={claim.whyPathway} />
      <Decision claim={claim} onAppeal={() => setOpen('appeal')} />
      <OwnPapers papers={claim.attachments} />
      <Story claim={claim} />
      {isUndecided && (
        <View className="stack stack--2 inset">
          <Link label="撤回这份申请" onTap={() => withdraw.mutate({ id: claim.id })} />
          <Text className="t-sub">撤回以后发票可以再用。</Text>
          {withdraw.error && (
            <Note tone="bad" announced>
              {failureSentence(withdraw.error)}
            </Note>
          )}
        </View>
      )}
      {open === 'appeal' && <AppealSheet claimId={claim.id} onClose={close} />}
      {open === 'more' && <MoreSheet claim={claim} onClose={close} />}
    </>
  )
}

/** Who decided, until when one may disagree, and what came of disagreeing. */
function Decision({ claim, onAppeal }: { claim: ClaimView; onAppeal: () => void }) {
  const today = localDateOf(serverNow())
  const { decidedBy, appealUntil, appeals, recoveries } = claim
  const canAppeal = appealUntil !== null && today <= appealUntil && claim.status !== 'appealed'
  if (!decidedBy && appeals.length === 0) return null
  return (
    <Card flush label="谁核的">
      {decidedBy && <Row title="谁核的" sub="复核、审批 2 人，都不是主治医生，也不是亲属" />}
      {canAppeal && (
        <Row title="不同意这个结果" sub={`${dateInWords(appealUntil, today)} 前可申诉`} onTap={onAppeal} />
      )}
      {appeals.map(({ id, status, text, answer, answeredAt, dueAt }) => (
        <Row
          key={id}
          title={APPEALS_ZH[status]}
          sub={
            answer
              ? `你说：${text}\n答复${answeredAt ? `（${momentInWords(new Date(answeredAt), today)}）` : ''}：${answer}`
              : `你说：${text}\n最晚 ${momentInWords(new Date(dueAt), today)} 前答复`
          }
        />
      ))}
      {recoveries.map(({ id, amountFen, receivedAt, reason }) => (
        <Row
          key={id}
          title={`要退回 ${yuanOf(amountFen)}`}
          sub={receivedAt ? '已经收到，谢谢' : RECOVERIES_ZH[reason]}
          {...(receivedAt ? {} : { subTone: 'wait' as const })}
        />
      ))}
    </Card>
  )
}

const RECOVERIES_ZH = {
  'insurance-paid-more': '医保后来多付了，多出来的部分请退回',
  error: '我们算多了，不是你的问题，多出来的部分请退回',
  fraud: '查到票据和实际不一样，这部分要退回；不同意可以申诉',
} as const satisfies Record<ClaimView['recoveries'][number]['reason'], string>

const APPEALS_ZH = { open: '申诉中', upheld: '申诉有理，重新核算', dismissed: '申诉没有改变结果' } as const

/** Everything that was done, with its time; who did it answers for it without a name. */
function Story({ claim: { history, number } }: { claim: ClaimView }) {
  const today = localDateOf(serverNow())
  return (
    <>
      <SectionTitle title="走到哪一步" />
      <Card flush label="走到哪一步">
        {history.map(({ kind, at, text }) => (
          <Row
            key={`${kind} ${at}`}
            title={CLAIM_STEP_NAMES_ZH[kind]}
            sub={
              text ? `${momentInWords(new Date(at), today)} · ${text}` : momentInWords(new Date(at), today)
            }
          />
        ))}
        <Row quiet title="申请号" value={number} />
      </Card>
    </>
  )
}
