import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../../../api/error-messages'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { CheckRow } from '../../../../components/field/check-row'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { StepsBar } from '../../../../components/page/steps-bar'
import { EnrolChildRow } from '../../../../features/mutual-aid/enrol-child-row'
import { ENROLMENT_STEPS } from '../../../../features/mutual-aid/enrolment-steps'
import { KeyFactsCard } from '../../../../features/mutual-aid/key-facts-card'
import { type Quote, useQuote } from '../../../../features/mutual-aid/use-coverages'
import { tickedOf, useEnrolment } from '../../../../features/mutual-aid/use-enrolment'
import { WaiverSheet } from '../../../../features/mutual-aid/waiver-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { EnrolledView } from './enrolled-view'

export interface EnrolFlowProps {
  title: string
  faces: readonly FamilyFace[]
  /** Who is chosen when it begins; nobody is ticked for the family otherwise. */
  first: readonly string[]
}

export function EnrolFlow({ title, faces, first }: EnrolFlowProps) {
  const { state } = useQuote(faces.map(({ id }) => id))
  const { draft, change, enrol, isSending, enrolled, failure } = useEnrolment(first)
  const [isAsking, setAsking] = useState(false)
  if (enrolled) {
    return <EnrolledView enrolled={enrolled} faces={faces} hasAskedForWaiver={draft.waiverReason !== null} />
  }
  const quote = state.kind === 'ready' ? state.answer : null
  const chosen = quote ? chosenOf(draft.patientIds, quote) : []
  const missing = quote ? missingInWords(chosen.length, quote, tickedOf(draft, quote).length) : '正在算'
  const totalFen = chosen.reduce((sum, { feeFen }) => sum + (feeFen ?? 0), 0)
  return (
    <Page
      title={title}
      bar={
        <BottomBar
          summary={
            <>
              <View className="t-sub">{chosen.length > 0 ? `${chosen.length} 个孩子，1 年` : '还没选'}</View>
              <View className="t-num">{draft.waiverReason === null ? yuanOf(totalFen) : '捐款代付'}</View>
            </>
          }
        >
          <Button
            label={draft.waiverReason === null ? '去付款' : '提交，等审核'}
            busy={isSending}
            {...(missing === null ? {} : { disabledReason: missing })}
            onTap={() =>
              quote &&
              void enrol(
                quote,
                chosen.map(({ patientId }) => patientId),
              )
            }
          />
        </BottomBar>
      }
    >
      <StepsBar names={ENROLMENT_STEPS} place={0} />
      {failure && (
        <Note tone="bad" announced>
          {failure.kind === 'refused'
            ? errorMessage(failure.code, failure.facts)
            : '不是你的问题，没有连上服务器，也没有收钱。看看网络，再点一次。'}
        </Note>
      )}
      <AnswerView state={state} loading="正在看谁可以参加…" failed="没算出来">
        {(shown) => (
          <>
            <Card flush label="给谁参加">
              {shown.rows.map((row) => {
                const face = faces.find(({ id }) => id === row.patientId)
                if (!face) return null
                return (
                  <EnrolChildRow
                    key={row.patientId}
                    face={face}
                    quoted={row}
                    isChosen={chosen.includes(row)}
                    onChoose={(isChosen) =>
                      change(({ patientIds }) => ({
                        patientIds: toggled(patientIds, row.patientId, isChosen),
                      }))
                    }
                  />
                )
              })}
            </Card>
            <KeyFactsCard
              facts={shown.keyFacts.facts}
              ticked={tickedOf(draft, shown)}
              onTick={(code, isTicked) =>
                change((before) => ({
                  version: shown.keyFacts.version,
                  ticked: toggled(tickedOf(before, shown), code, isTicked),
                }))
              }
            />
            <Card flush label="另外两件，可以不选">
              <CheckRow
                title="申请材料可以转给基本医保经办机构核对"
                sub="不勾也能申请，只是要自己上传结算单"
                checked={draft.insurerData}
                onChange={(insurerData) => change(() => ({ insurerData }))}
              />
              <CheckRow
                title="家里困难，请捐款代付"
                sub={draft.waiverReason ?? '低保、特困、孤儿等，审核以后不用付钱'}
                checked={draft.waiverReason !== null}
                onChange={(isWanted) => (isWanted ? setAsking(true) : change(() => ({ waiverReason: null })))}
              />
            </Card>
            <Note tone="paper">
              <Text>孩子的健康信息只用来核算互助金。要给别的机构看，会另外问你。</Text>
            </Note>
          </>
        )}
      </AnswerView>
      {isAsking && (
        <WaiverSheet
          onClose={() => setAsking(false)}
          onSaid={(waiverReason) => {
            change(() => ({ waiverReason }))
            setAsking(false)
          }}
        />
      )}
    </Page>
  )
}

/** Those of the chosen who can take part: a child that has been refused since is not counted. */
function chosenOf(patientIds: readonly string[], { rows }: Quote) {
  return rows.filter(({ patientId, refusal }) => refusal === null && patientIds.includes(patientId))
}

function missingInWords(children: number, { keyFacts }: Quote, ticked: number): string | null {
  if (children === 0) return '先选孩子'
  const left = keyFacts.facts.length - ticked
  return left > 0 ? `还有 ${left} 条没点` : null
}

function toggled(all: readonly string[], one: string, isWanted: boolean): readonly string[] {
  return isWanted ? [...all.filter((each) => each !== one), one] : all.filter((each) => each !== one)
}
