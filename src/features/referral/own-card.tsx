import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Tag } from '../../components/content/tag'
import { Icon } from '../../components/picture/icon'
import { answerInWords, referralTag, sentInWords, worthInWords } from './referral-words'
import type { OwnReferral } from './use-referrals'

export interface OwnCardProps {
  row: OwnReferral
  /** Only then it is worth money. */
  isCovered: boolean
  now: Date
}

/** One referral of a child: where to, why, what was answered, and what it means for the child's aid. */
export function OwnCard({ row, isCovered, now }: OwnCardProps) {
  const today = localDateOf(now)
  return (
    <Card label={`转到${row.toName}，${referralTag(row, now).label}`}>
      <View className="stack stack--2">
        <View className="line line--between line--wrap">
          <Text className="t-strong">{`转到 ${row.toName}`}</Text>
          <Tag {...referralTag(row, now)} />
        </View>
        <Text className="t-sub t-digits">{sentInWords(row, today)}</Text>
        <View className="line line--wrap">
          <Text className="t-sub">{`${row.fromName} · ${row.doctorName}医生`}</Text>
          {row.isCertified && <CertBadge valid />}
        </View>
        <Text>{row.reason}</Text>
        <Text className="t-sub t-digits">{answerInWords(row, today, now)}</Text>
        {row.answer && <Text>{`对方说：${row.answer}`}</Text>}
        {row.guardianAgreedAt && (
          <Text className="t-sub t-digits">
            {`${momentInWords(new Date(row.guardianAgreedAt), today)} 问过你们，同意转去那里`}
          </Text>
        )}
        {isCovered && (
          <View className="line line--top">
            <Icon name="coin" size="s" className="t-primary" />
            <Text className="grow">{worthInWords(row)}</Text>
          </View>
        )}
      </View>
    </Card>
  )
}
