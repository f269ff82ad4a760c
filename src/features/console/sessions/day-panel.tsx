import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DAY_KIND_NAMES_ZH, DAY_KINDS, type DayKind } from '#domain/appointment/calendar-day'
import { addDays, isLocalDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import type { ListedDay } from '../listed-rows'
import { regionWords } from '../rule-words'

interface DayPanelProps {
  readonly region: string
  /** The selected one; none for another day. */
  readonly day: ListedDay | undefined
  readonly mayWrite: boolean
  readonly onNew: () => void
}

const KINDS = DAY_KINDS.map((value) => ({ value, label: DAY_KIND_NAMES_ZH[value] }))

export function DayPanel({ region, day, mayWrite, onNew }: DayPanelProps) {
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const isOver = day !== undefined && day.date < tomorrow
  return (
    <>
      <Card label="这一天">
        <View className="line">
          <Text className="console-card__title">
            {day ? `${day.date} ${day.nameZh}` : '定一天'} · {regionWords(region)}
          </Text>
          {day && (
            <View className="push">
              <Link label="换一天" onTap={onNew} />
            </View>
          )}
        </View>
        {!mayWrite && (
          <View className="t-2 mt2">「{regionWords(region)}」的日历由上级卫健局定，这里只能看。</View>
        )}
        {mayWrite && isOver && <View className="t-2 mt2">这天已经到了或过了，不能再改。</View>}
        {mayWrite && !isOver && <DayForm region={region} day={day} tomorrow={tomorrow} />}
      </Card>
      {mayWrite && !isOver && day?.entryOf === region && <Clearing region={region} date={day.date} />}
      <Card label="什么时候有用">
        <Text className="t-strong">已经放出来的号不会自动消失</Text>
        <View className="t-2 mt1">
          停诊只管还没放的号。已经放了的班和约好的人，保存后这里会说有多少，请各机构一班一班停，家长才会收到通知。
        </View>
      </Card>
    </>
  )
}

interface DayFormProps {
  readonly region: string
  readonly day: ListedDay | undefined
  readonly tomorrow: string
}

function DayForm({ region, day, tomorrow }: DayFormProps) {
  const [date, setDate] = useState<string>(day?.date ?? tomorrow)
  const [kind, setKind] = useState<DayKind>(day?.kind ?? 'closure')
  const [name, setName] = useState(day?.nameZh ?? '')
  const write = useWrite(client.calendar.setDay.mutate)
  const isDay = isLocalDate(date) && date >= tomorrow
  return (
    <ChangeForm
      label="保存这一天"
      missing={isDay ? (name.trim() === '' ? '先写名称' : undefined) : '最早从明天起'}
      send={(reason) => {
        if (!isLocalDate(date)) throw new RangeError(date)
        return write.mutateAsync({ region, date, kind, name: name.trim(), reason })
      }}
      done={({ sessions, bookings }) =>
        sessions === 0
          ? '保存了。这天还没有放出的号。'
          : `保存了。这天已经放出 ${sessions} 班，约了 ${bookings} 人，要请机构停诊通知。`
      }
    >
      <TextInput label="日期" type="date" min={tomorrow} value={date} onInput={setDate} />
      <SelectInput label="这天" value={kind} choices={KINDS} onChange={setKind} />
      <TextInput
        label="名称"
        value={name}
        maxLength={40}
        placeholder="暴雪停诊、调休上班"
        onInput={setName}
      />
    </ChangeForm>
  )
}

function Clearing({ region, date }: { readonly region: string; readonly date: ListedDay['date'] }) {
  const clear = useWrite(client.calendar.clearDay.mutate)
  return (
    <Card label="去掉这一天">
      <details className="console-fold">
        <summary>去掉这一天，照放假通知来</summary>
        <ChangeForm
          label="去掉"
          kind="danger"
          send={(reason) => clear.mutateAsync({ region, date, reason })}
          done={() => '去掉了。'}
        />
      </details>
    </Card>
  )
}
