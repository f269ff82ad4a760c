import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Tag } from '../../components/content/tag'
import { answerInWords, referralTag, sentInWords } from './referral-words'
import type { DeskReferral, Direction } from './use-referrals'

export interface DeskCardProps {
  row: DeskReferral
  direction: Direction
  now: Date
  busy: boolean
  onAccept: () => void
  onRefuse: () => void
  onWithdraw: () => void
}

/** A child that is sent from one place to the other, with what this side of it may do. */
export function DeskCard({ row, direction, now, busy, onAccept, onRefuse, onWithdraw }: DeskCardProps) {
  const today = localDateOf(now)
  const isOpen = [row.acceptedAt, row.rejectedAt, row.expiredAt].every((at) => at === null)
  const other = direction === 'in' ? `${row.fromName} · ${row.doctorName}医生转来` : `转到 ${row.toName}`
  return (
    <Card label={`${row.nameMasked}，${other}`}>
      <View className="stack stack--2">
        <View className="line line--between line--wrap">
          <Text className="t-strong">{`${row.nameMasked} · ${row.age}`}</Text>
          <Tag {...referralTag(row, now)} />
        </View>
        <Text className="t-sub">{other}</Text>
        <Text className="t-sub t-digits">{sentInWords(row, today)}</Text>
        {row.admittedAt && (
          <Text className="t-sub t-digits">{`${momentInWords(new Date(row.admittedAt), today)} 到的医院`}</Text>
        )}
        <Text>{row.reason ?? '为什么转，由医生和护士看。'}</Text>
        {row.isCertified && (
          <View className="line line--wrap">
            <CertBadge valid />
            <Text className="t-sub">开的那天有效</Text>
          </View>
        )}
        <Text className="t-sub t-digits">{answerInWords(row, today, now)}</Text>
        {row.answer && <Text className="t-sub">{`答复：${row.answer}`}</Text>}
        {isOpen && direction === 'in' && (
          <View className="line mt2">
            <Button size="medium" width="grow" label="接收" busy={busy} onTap={onAccept} />
            <Button kind="secondary" size="medium" width="grow" label="不接收" onTap={onRefuse} />
          </View>
        )}
        {isOpen && direction === 'out' && row.mayWithdraw && (
          <Link label="开错了，撤回" onTap={() => !busy && onWithdraw()} />
        )}
      </View>
    </Card>
  )
}
