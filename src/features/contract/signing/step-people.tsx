import { Text } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../../api/error-messages'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { CheckRow } from '../../../components/field/check-row'
import { TextField } from '../../../components/field/text-field'
import { SectionTitle } from '../../../components/page/section-title'
import { openSigning } from '../doors'
import { useAskedAddress } from './asked-address'
import { PlacesOfAddress } from './places-of-address'
import type { SigningDraft } from './signing-draft'
import { withAnotherTeam } from './unify'
import type { Eligibility } from './use-signing'

export interface StepPeopleProps {
  draft: SigningDraft
  faces: readonly FamilyFace[]
  standing: readonly Eligibility[]
  /** With which the household signs. */
  teamId: string
  onChange: (step: (draft: SigningDraft) => SigningDraft) => void
}

const SIGNER_WORDS = { self: '本人签名', guardian: '你代孩子签名', helper: '你帮着填，本人短信确认' } as const

/** Whom the household signs for, all at once, and where it lives. */
export function StepPeople({ draft, faces, standing, teamId, onChange }: StepPeopleProps) {
  const toggle = (id: string, isOn: boolean) =>
    onChange((before) => ({
      ...before,
      // In the order of the household, whichever was tapped first.
      people: faces
        .map((face) => face.id)
        .filter((each) => (each === id ? isOn : before.people.includes(each))),
    }))
  return (
    <>
      <SectionTitle title="给谁签" />
      <Card flush>
        {faces.map(({ id, name, age }) => {
          const found = standing.find(({ patientId }) => patientId === id)
          const refusal = found?.refusal
          return (
            <CheckRow
              key={id}
              title={name}
              sub={found && !refusal ? `${age} · ${SIGNER_WORDS[found.signer]}` : age}
              checked={draft.people.includes(id)}
              {...(refusal ? { disabledReason: errorMessage(refusal.code, refusal.facts) } : {})}
              onChange={(isOn) => toggle(id, isOn)}
            />
          )
        })}
      </Card>
      <ComeAlong faces={faces} standing={standing} teamId={teamId} />
      <SectionTitle title="住在哪里" />
      <PlaceOfHousehold draft={draft} onChange={onChange} />
    </>
  )
}

/** Whoever has another team may stay with it, or change to the household's: each by themselves (journeys E2 1, 2). */
function ComeAlong({ faces, standing, teamId }: Pick<StepPeopleProps, 'faces' | 'standing' | 'teamId'>) {
  const others = withAnotherTeam(standing, teamId)
  if (others.length === 0) return null
  const nameOf = (id: string) => faces.find((face) => face.id === id)?.name ?? ''
  return (
    <Card flush>
      {others.map(({ patientId, previousId, teamName }) => (
        <Row
          key={patientId}
          icon="repeat"
          title={`给${nameOf(patientId)}也换到这支团队`}
          sub={`现在是${teamName}。可以不换，一家人分开签也行`}
          onTap={() => openSigning({ teamId, patientId, previousId })}
        />
      ))}
    </Card>
  )
}

/** An address finds its grid by itself; one that no grid has goes to staff (journeys E2 6). */
function PlaceOfHousehold({ draft, onChange }: Pick<StepPeopleProps, 'draft' | 'onChange'>) {
  const { asked, ask } = useAskedAddress(draft.address)
  return (
    <>
      <Card>
        <TextField
          label="住址"
          value={draft.address}
          placeholder="小区、楼栋、门牌"
          maxLength={120}
          hint="写到门牌，上门时找得到。只有签约团队看得到"
          onInput={(address) => onChange((before) => ({ ...before, address }))}
          onBlur={ask}
          onConfirm={ask}
        />
      </Card>
      {draft.gridId !== null && (
        <Note tone="ok">
          <Text>{draft.placeName ? `在${draft.placeName}，上门就去这里。` : '你家的网格已经认出来了。'}</Text>
        </Note>
      )}
      <PlacesOfAddress
        address={asked}
        inBuildings
        onPlace={({ name: placeName, ...place }) =>
          onChange((before) => ({ ...before, ...place, placeName }))
        }
        nowhere={
          draft.gridId === null ? '这个地址还没有划进网格，不影响签约。工作人员会帮你落到网格里。' : null
        }
      />
    </>
  )
}
