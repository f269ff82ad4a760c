import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_NAMES_ZH, SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { addDays, isLocalDate, isLocalTime, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { ChangeForm } from '../change-form'
import { CheckInput, FieldPair, SelectInput, TextInput } from '../console-fields'
import type { ListedTemplate } from '../listed-rows'
import { type Place, placeChoices } from '../use-places'
import { ReserveFields } from './reserve-fields'
import { WEEKDAY_CHOICES } from './weekday-choices'

const SERVICE_CHOICES = SERVICES.map((value) => ({ value, label: SERVICE_NAMES_ZH[value] }))
const MAX_YUAN = 1_000

interface TemplatePanelProps {
  /** None for a new one. */
  readonly template: ListedTemplate | undefined
  readonly places: readonly Place[]
}

export function TemplatePanel({ template, places }: TemplatePanelProps) {
  return (
    <>
      <TemplateForm template={template} places={places} />
      {template && <Ending template={template} />}
    </>
  )
}

type Draft = Omit<
  ListedTemplate,
  'id' | 'organizationName' | 'practitionerName' | 'publishedUntil' | 'feeFen'
>

function TemplateForm({ template, places }: TemplatePanelProps) {
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const [draft, setDraft] = useState(() => template ?? emptyDraft(tomorrow))
  const [yuan, setYuan] = useState(String((template?.feeFen ?? 0) / 100))
  const write = useWrite(client.sessionTemplate.save.mutate)
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const organizationId = draft.organizationId || (places.find(({ kind }) => kind !== 'region')?.id ?? '')
  const people = usePeople(organizationId)
  const practitionerId = draft.practitionerId || (people[0]?.value ?? '')
  const feeFen = Math.round(Number(yuan) * 100)

  function missing(): string | undefined {
    if (practitionerId === '') return '这家机构还没有医护'
    if (!isLocalTime(draft.startTime) || !isLocalTime(draft.endTime)) return '时间写成 08:00 这样'
    if (draft.startTime >= draft.endTime) return '下班要晚于上班'
    if (draft.room.trim() === '') return '先写诊室'
    return feeFen >= 0 && feeFen <= MAX_YUAN * 100 ? undefined : '挂号费不对'
  }

  return (
    <Card label={template ? '这一班' : '新的一班'}>
      <ChangeForm
        label={template ? '保存这一班' : '加上这一班'}
        missing={missing()}
        send={async (reason) => {
          const { service, weekday, startTime, endTime, room, seatsPerSlot, onHolidays } = draft
          const { validFrom, validTo } = draft
          const hours = { service, weekday, startTime, endTime, room, seatsPerSlot, onHolidays }
          const rest = {
            validFrom,
            validTo,
            feeFen,
            reserves: draft.reserves.map((reserve) => ({ ...reserve })),
            reason,
          }
          return write.mutateAsync({
            ...(template && { id: template.id }),
            organizationId,
            practitionerId,
            ...hours,
            ...rest,
          })
        }}
        done={({ published }) =>
          published.until
            ? `保存了。已放出的 ${published.sessions} 班到 ${published.until} 不变，之后按新的来。`
            : '保存了。今晚排出来，家长从下一个放号的钟点起约，不会半夜放出来。'
        }
      >
        <Text className="console-card__title">{template ? '这一班' : '新的一班'}</Text>
        {template?.publishedUntil && (
          <Note tone="info">已经放出到 {template.publishedUntil}，改动只管还没放出的日子。</Note>
        )}
        <SelectInput
          label="机构"
          value={organizationId}
          choices={placeChoices(places.filter(({ kind }) => kind !== 'region'))}
          onChange={(chosen) => put({ organizationId: chosen, practitionerId: '' })}
        />
        <FieldPair>
          <SelectInput
            label="医护"
            value={practitionerId}
            choices={people}
            onChange={(chosen) => put({ practitionerId: chosen })}
          />
          <SelectInput<Service>
            label="服务"
            value={draft.service}
            choices={SERVICE_CHOICES}
            onChange={(service) => put({ service })}
          />
        </FieldPair>
        <FieldPair>
          <SelectInput
            label="每周"
            value={String(draft.weekday)}
            choices={WEEKDAY_CHOICES}
            onChange={(weekday) => put({ weekday: Number(weekday) })}
          />
          <TextInput label="诊室" value={draft.room} maxLength={40} onInput={(room) => put({ room })} />
        </FieldPair>
        <FieldPair>
          <TextInput
            label="从几点"
            type="time"
            value={draft.startTime}
            onInput={(text) => isLocalTime(text) && put({ startTime: text })}
          />
          <TextInput
            label="到几点"
            type="time"
            value={draft.endTime}
            onInput={(text) => isLocalTime(text) && put({ endTime: text })}
          />
        </FieldPair>
        <FieldPair>
          <TextInput
            label="每段人数"
            type="number"
            min="1"
            max="30"
            value={String(draft.seatsPerSlot)}
            onInput={(text) => put({ seatsPerSlot: Number(text) })}
          />
          <TextInput label="挂号费" type="number" min="0" unit="元" value={yuan} onInput={setYuan} />
        </FieldPair>
        <ReserveFields reserves={draft.reserves} onChange={(reserves) => put({ reserves: [...reserves] })} />
        <CheckInput
          label="放假也开"
          checked={draft.onHolidays}
          onChange={(onHolidays) => put({ onHolidays })}
        />
        {!template && (
          <TextInput
            label="从哪天起"
            type="date"
            min={tomorrow}
            value={draft.validFrom}
            onInput={(text) => isLocalDate(text) && put({ validFrom: text })}
          />
        )}
      </ChangeForm>
    </Card>
  )
}

function Ending({ template }: { readonly template: ListedTemplate }) {
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const [validTo, setValidTo] = useState<string>(tomorrow)
  const end = useWrite(client.sessionTemplate.end.mutate)
  const isDay = isLocalDate(validTo) && validTo >= tomorrow
  return (
    <Card label="停掉这一班">
      <details className="console-fold">
        <summary>停掉这一班</summary>
        <ChangeForm
          label="停掉"
          kind="danger"
          missing={isDay ? undefined : '最早从明天起停'}
          send={async (reason) => {
            if (!isLocalDate(validTo)) throw new RangeError(validTo)
            return end.mutateAsync({ id: template.id, validTo, reason })
          }}
          done={({ published }) =>
            published.sessions === 0
              ? '停了。之后不再放号。'
              : `停了。之后已放出 ${published.sessions} 班，约了 ${published.bookings} 人，要请机构停诊通知。`
          }
        >
          <View className="t-2">从那天起不再放号。已经放出的班要由机构停诊，家长才会收到通知。</View>
          <TextInput label="从哪天起停" type="date" min={tomorrow} value={validTo} onInput={setValidTo} />
        </ChangeForm>
      </details>
    </Card>
  )
}

/** Who works at a place, for choosing one. */
function usePeople(organizationId: string): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['console', 'people', organizationId],
    queryFn: () => client.directory.practitioners.query({ organizationId }),
    enabled: organizationId !== '',
  })
  return (data?.rows ?? []).map(({ id, name, title }) => ({ value: id, label: `${name} · ${title}` }))
}

function emptyDraft(validFrom: Draft['validFrom']): Draft {
  return {
    organizationId: '',
    practitionerId: '',
    service: 'sick-visit',
    weekday: 1,
    startTime: '08:00' as Draft['startTime'],
    endTime: '11:30' as Draft['endTime'],
    room: '',
    seatsPerSlot: 1,
    reserves: [],
    onHolidays: false,
    validFrom,
    validTo: null,
  }
}
