from portal.members.identicons import face_of


def test_a_face_is_the_same_each_time_and_small():
    path, hue = face_of(42)
    assert (path, hue) == face_of("42")
    assert len(path) < 200
    assert 0 <= hue < 8


def test_every_face_has_at_least_two_quarter_discs():
    assert all(face_of(number)[0].count("a8 8") >= 2 for number in range(500))


def test_faces_differ():
    assert len({face_of(number) for number in range(500)}) > 400


def test_a_member_gets_a_face_when_made(asker):
    assert (asker.avatar_path, asker.avatar_hue) == face_of("asker")
