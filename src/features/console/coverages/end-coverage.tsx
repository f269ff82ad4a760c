import { Text, View } from '@tarojs/components'
import { type FormEvent, useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { isLocalDate, localDateOf } from '#domain/kernel/time'
import { COVERAGE_STAGE_NAMES_ZH } from '#domain/mutual-aid/coverage/coverage-stage'
import type { StaffEndReason } from '#domain/mutual-aid/coverage/coverage-status'
import type { AnswerState } from '../../../api/answer-state'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import { ListState } from '../list-state'
import { useConsoleAnswer } from '../use-whole-list'

type Found = Awaited<ReturnType<typeof client.coverage.findCertificate.query>>

/** `YX26-000318` */
const NUMBER = /^[A-Z]{2,4}\d{2}-\d{6}$/

/** Ends what nobody asked to end, after it was seen whose it is: a wrong digit is another child. */
export function EndCoverage() {
  const [typed, setTyped] = useState('')
  const [certificateNumber, setNumber] = useState<string>()
  const written = typed.trim().toUpperCase()
  const look = (event?: FormEvent) => {
    event?.preventDefault()
    if (NUMBER.test(written)) setNumber(written)
  }
  return (
    <Card label="结束一份保障">
      <View className="stack stack--3">
        <Text className="console-card__title">结束一份保障</Text>
        <Text className="t-3">孩子去世，或登记的情况不属实。先按证书号看清是谁的。</Text>
        <form className="console-form" onSubmit={look}>
          <TextInput
            label="证书号"
            value={typed}
            maxLength={16}
            placeholder="YX26-000318"
            onInput={setTyped}
          />
          <Button
            label="查这份证书"
            kind="secondary"
            size="medium"
            disabledReason={NUMBER.test(written) ? undefined : '写全证书号'}
            onTap={() => look()}
          />
        </form>
        {certificateNumber && <Certificate key={certificateNumber} certificateNumber={certificateNumber} />}
      </View>
    </Card>
  )
}

function Certificate({ certificateNumber }: { readonly certificateNumber: string }) {
  const state: AnswerState<Found> = useConsoleAnswer('certificate', { certificateNumber }, () =>
    client.coverage.findCertificate.query({ certificateNumber }),
  )
  if (state.kind === 'failed' && state.failure.kind === 'refused') {
    return (
      <Note tone="bad" announced>
        没有这张证书，或者不是本单位的计划。看看证书号，再查一次。
      </Note>
    )
  }
  return (
    <ListState state={state} what="证书" isEmpty={() => false} emptyWhy="">
      {(found) => <Ending found={found} />}
    </ListState>
  )
}

function Ending({ found }: { readonly found: Found }) {
  const [reason, setReason] = useState<'' | StaffEndReason>('')
  const [day, setDay] = useState('')
  const ending = useWrite(client.coverage.endByStaff.mutate)
  const { certificateNumber, nameMasked, birthDate, startsOn, endsOn, stage, openClaims } = found
  const today = localDateOf(serverNow())
  const isDay = isLocalDate(day) && day <= today
  return (
    <View className="stack stack--3">
      <View>
        <View className="t-strong">{`${nameMasked}，${birthDate} 出生`}</View>
        <View className="t-sub t-digits">{`${startsOn} 至 ${endsOn}，${COVERAGE_STAGE_NAMES_ZH[stage]}`}</View>
        {openClaims > 0 && <View className="t-sub">{`有 ${openClaims} 份申请正在办，照常算完。`}</View>}
      </View>
      <ChangeForm
        label={`结束${nameMasked}的保障`}
        kind="danger"
        noReason
        missing={missingOf(found, reason, isDay)}
        send={() => {
          if (reason === '' || !isLocalDate(day)) throw new Error('a dead button sends nothing')
          return ending.mutateAsync({ certificateNumber, reason, on: day })
        }}
        done={({ refundFen }) =>
          refundFen > 0 ? `结束了，${yuanOf(refundFen)} 退给付款的人。` : '结束了，没有要退的钱。'
        }
      >
        {found.canEnd && (
          <>
            <SelectInput
              label="为什么结束"
              value={reason}
              choices={[
                { value: '', label: '还没选' },
                { value: 'death', label: '孩子去世' },
                { value: 'false-identity', label: '登记的情况不属实' },
              ]}
              onChange={setReason}
            />
            <TextInput
              label={reason === 'death' ? '去世的日子' : '查实的日子'}
              type="date"
              max={today}
              value={day}
              onInput={setDay}
            />
            {reason !== '' && <Text className="t-3">{whatFollows(reason, found)}</Text>}
          </>
        )}
      </ChangeForm>
    </View>
  )
}

function missingOf({ canEnd }: Found, reason: '' | StaffEndReason, isDay: boolean): string | undefined {
  if (!canEnd) return '这一份已经结束了'
  if (reason === '') return '先选为什么结束'
  return isDay ? undefined : '写今天或以前的日子'
}

/** Said before it is done (rules MA-20). */
function whatFollows(reason: StaffEndReason, { claims, feeFen }: Found): string {
  if (reason === 'death') {
    return '保障到这一天。还没开始的一年全退，这以前的事家里人还能申请。以后不再给这家发任何提醒。'
  }
  if (claims > 0) return '当作从来没有参加过。已经申请过互助金，参加费不退。会发消息告诉家庭。'
  return `当作从来没有参加过，参加费 ${yuanOf(feeFen)} 退给付的人。会发消息告诉家庭。`
}
