import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { CheckupDots } from './checkup-dots'
import { type CheckupRow, countInWords, headlineOf } from './checkup-words'

export interface CheckupLineProps {
  /** `record.checkups`; draw nothing where there are none. */
  rows: readonly CheckupRow[]
  /** The row that is to be booked, or whose appointment is to be looked at. */
  onBook: (row: CheckupRow) => void
  /** All thirteen. */
  onOpen?: () => void
}

/** 13 次免费体检: how far the child has come, and the one thing to do now. */
export function CheckupLine({ rows, onBook, onOpen }: CheckupLineProps) {
  const { row, strongZh, restZh, tone, actionZh } = headlineOf(rows, localDateOf(serverNow()))
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
          13 次免费体检
        </Text>
        {onOpen ? (
          <Link label={countInWords(rows)} size="sub" opens onTap={onOpen} />
        ) : (
          <Text className="t-sub">{countInWords(rows)}</Text>
        )}
      </View>
      <View className="mt3">
        <CheckupDots rows={rows} focus={row?.visitNo} />
      </View>
      <View className="line line--between line--elder-stack mt2">
        <View className="grow">
          <Text className={tone === 'wait' ? 't-strong t-wait' : 't-strong'}>{strongZh}</Text>
          <Text className="t-2">{restZh}</Text>
        </View>
        {row && actionZh && <Button label={actionZh} size="medium" width="words" onTap={() => onBook(row)} />}
      </View>
    </Card>
  )
}
