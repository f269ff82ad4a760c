import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { TEAM_LANGUAGE_NAMES_ZH, TEAM_LANGUAGES } from '#domain/care-team/team-language'
import { isLocalTime, localTime } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { CheckGroup, FieldPair, SelectInput, TextInput } from '../console-fields'
import type { ListedTeam } from '../listed-rows'
import { type Place, placeChoices } from '../use-places'
import { TeamGridFields } from './team-grid-fields'
import { type DraftMember, newMember, TeamMemberFields } from './team-member-fields'

const LANGUAGES = TEAM_LANGUAGES.map((value) => ({ value, label: TEAM_LANGUAGE_NAMES_ZH[value] }))
const PHONE = /^[0-9][0-9-]{4,19}$/
const CAPACITY_MAX = 20_000

interface TeamFormProps {
  /** None for a new one. */
  readonly team: ListedTeam | undefined
  readonly places: readonly Place[]
  readonly onFounded: (id: string) => void
}

type Words = Pick<
  ListedTeam,
  | 'organizationId'
  | 'name'
  | 'intro'
  | 'phone'
  | 'phoneFrom'
  | 'phoneTo'
  | 'fallbackPhone'
  | 'languages'
  | 'offDutyText'
>

const NEW_TEAM: Words = {
  organizationId: '',
  name: '',
  intro: '',
  phone: '',
  phoneFrom: localTime('08:00'),
  phoneTo: localTime('20:00'),
  fallbackPhone: '',
  languages: ['mandarin'],
  offDutyText: '我们下班了，明天 08:00 上班后回你。急症请直接打 120。',
}

export function TeamForm({ team, places, onFounded }: TeamFormProps) {
  const [draft, setDraft] = useState<Words>(team ?? NEW_TEAM)
  const [capacity, setCapacity] = useState(String(team?.capacity ?? ''))
  const [members, setMembers] = useState<readonly DraftMember[]>(() => standingMembers(team))
  const [gridIds, setGridIds] = useState<readonly string[]>(() => (team?.grids ?? []).map(({ id }) => id))
  const save = useWrite(client.careTeam.save.mutate)
  const put = (change: Partial<Words>) => setDraft({ ...draft, ...change })
  const homes = places.filter(({ kind }) => kind !== 'region')
  const organizationId = draft.organizationId || (homes[0]?.id ?? '')
  const most = Number(capacity)

  function missing(): string | undefined {
    if (draft.name.trim().length < 2) return '先写团队名称'
    if (!PHONE.test(draft.phone) || !PHONE.test(draft.fallbackPhone)) return '电话只写数字和短横'
    if (draft.phoneFrom >= draft.phoneTo) return '电话的钟点前后颠倒了'
    if (draft.languages.length === 0) return '先选语言'
    if (capacity === '' || !Number.isInteger(most) || most < 0 || most > CAPACITY_MAX)
      return '先写最多签多少人'
    if (draft.offDutyText.trim().length < 2) return '先写下班自动回复'
    if (members.some(({ practitionerId }) => practitionerId === '')) return '有一位成员还没选'
    if (new Set(members.map(({ practitionerId }) => practitionerId)).size < members.length) {
      return '同一个人只能占一个位置'
    }
    return members.filter(({ role }) => role === 'leader').length === 1 ? undefined : '要有一位组长'
  }

  return (
    <Card label={team?.name ?? '新团队'}>
      <ChangeForm
        label={team ? '保存' : '组这支团队'}
        missing={missing()}
        send={async (reason) => {
          const { name, intro, phone, phoneFrom, phoneTo, fallbackPhone, languages, offDutyText } = draft
          const page = { name, intro, phone, phoneFrom, phoneTo, fallbackPhone, offDutyText }
          const lists = {
            languages: [...languages],
            members: members.map(({ practitionerId, role }) => ({ practitionerId, role })),
            gridIds: [...gridIds],
          }
          const known = team && { id: team.id }
          const { id } = await save.mutateAsync({
            ...known,
            organizationId,
            ...page,
            ...lists,
            capacity: most,
            reason,
          })
          onFounded(id)
        }}
        done={() => '保存了。居民今天就能看到。'}
      >
        <Text className="console-card__title">{team?.name ?? '新团队'}</Text>
        {!team && (
          <SelectInput
            label="机构"
            value={organizationId}
            choices={placeChoices(homes)}
            onChange={(chosen) => put({ organizationId: chosen })}
          />
        )}
        <TextInput label="名称" value={draft.name} maxLength={40} onInput={(name) => put({ name })} />
        <TextInput
          label="给居民看的介绍"
          value={draft.intro}
          maxLength={200}
          lines={2}
          onInput={(intro) => put({ intro })}
        />
        <FieldPair>
          <TextInput label="电话" value={draft.phone} maxLength={20} onInput={(phone) => put({ phone })} />
          <TextInput
            label="没人接时打"
            value={draft.fallbackPhone}
            maxLength={20}
            onInput={(fallbackPhone) => put({ fallbackPhone })}
          />
        </FieldPair>
        <FieldPair>
          <TextInput
            label="电话从"
            type="time"
            value={draft.phoneFrom}
            onInput={(text) => isLocalTime(text) && put({ phoneFrom: text })}
          />
          <TextInput
            label="电话到"
            type="time"
            value={draft.phoneTo}
            onInput={(text) => isLocalTime(text) && put({ phoneTo: text })}
          />
        </FieldPair>
        <TextInput
          label="下班自动回复"
          value={draft.offDutyText}
          maxLength={200}
          lines={2}
          onInput={(offDutyText) => put({ offDutyText })}
        />
        <CheckGroup
          label="语言"
          choices={LANGUAGES}
          chosen={draft.languages}
          onChange={(languages) => put({ languages })}
        />
        <TeamMemberFields members={members} organizationId={organizationId} onChange={setMembers} />
        <TextInput
          label="最多签多少人"
          type="number"
          min="0"
          unit="人"
          value={capacity}
          placeholder="每位家庭医生有上限"
          onInput={setCapacity}
        />
        {team && <View className="t-3">按现在的家庭医生，最多 {team.highestCapacity} 人。</View>}
        <TeamGridFields organizationId={organizationId} chosen={gridIds} onChange={setGridIds} />
      </ChangeForm>
    </Card>
  )
}

/** Whoever has a last day is not written here any more. */
function standingMembers(team: ListedTeam | undefined): readonly DraftMember[] {
  if (!team) return [newMember('leader')]
  return team.members
    .filter(({ until }) => until === null)
    .map(({ practitionerId, role }) => ({ key: practitionerId, practitionerId, role }))
}
