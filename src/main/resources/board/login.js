// The page that was asked for is opened once the token is known.
const asked = new URLSearchParams(location.search);
document.getElementById('wrong').hidden = !asked.has('wrong');
document.getElementById('next').value = asked.get('next') ?? '';
